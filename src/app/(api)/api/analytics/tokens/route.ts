import { TokenTrendInput } from "@/schemas/analytics";
import { restHandler } from "@/server/http/rest-handler";

export const GET = restHandler(TokenTrendInput, (caller, input) => caller.analytics.tokens(input));
