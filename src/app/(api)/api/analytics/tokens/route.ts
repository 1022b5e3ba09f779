import { DailyTokens, TokenTrendInput } from "@/schemas/analytics";
import { restTableHandler } from "@/server/http/rest-handler";

export const GET = restTableHandler(TokenTrendInput, DailyTokens, (caller, input) =>
  caller.analytics.tokens(input),
);
