import { routes } from "@/app/(api)/routes";
import { openApiHandler } from "@/server/http/openapi/openapi-handler";

export const GET = openApiHandler(routes);
