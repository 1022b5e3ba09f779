import { AgentUsage, AgentUsageInput } from "@/schemas/analytics";
import { restTableHandler } from "@/server/http/rest-handler";

export const GET = restTableHandler(
  AgentUsageInput,
  AgentUsage,
  (caller, input) => caller.analytics.agents(input),
  {
    tag: "Analytics",
    summary: "Tokens of each agent in this calendar month",
    description: "The most first, then by name. Whole and streamed where no `limit` is given.",
  },
);
