import { DailyTokens, TokenTrendInput } from "@/schemas/analytics";
import { restTableHandler } from "@/server/http/rest-handler";

export const GET = restTableHandler(
  TokenTrendInput,
  DailyTokens,
  (caller, input) => caller.analytics.tokens(input),
  {
    tag: "Analytics",
    summary: "Tokens issued a day",
    description: "One row a day, ascending, up to today; a day without tokens is there with 0.",
  },
);
