import { documentHandler } from "@/server/http/document-handler";
import { serverMetadata } from "@/server/tokens";

export const GET = documentHandler(serverMetadata);
