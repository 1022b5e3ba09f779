import { AgentUsageInput } from "@/schemas/analytics";
import { restListHandler } from "@/server/http/rest-handler";

export const GET = restListHandler(AgentUsageInput, (caller, input) => caller.analytics.agents(input));
