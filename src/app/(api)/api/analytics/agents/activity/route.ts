import { AgentActivityInput } from "@/schemas/analytics";
import { restListHandler } from "@/server/http/rest-handler";

export const GET = restListHandler(AgentActivityInput, (caller, input) => caller.analytics.activity(input));
