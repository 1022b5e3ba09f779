import { AgentUsage, AgentUsageInput } from "@/schemas/analytics";
import { restTableHandler } from "@/server/http/rest-handler";

export const GET = restTableHandler(AgentUsageInput, AgentUsage, (caller, input) =>
  caller.analytics.agents(input),
);
