import { ListAgentsInput, RegisterAgentInput } from "@/schemas/agent";
import { restHandler, restListHandler } from "@/server/http/rest-handler";

export const GET = restListHandler(ListAgentsInput, (caller, input) => caller.agents.list(input));

export const POST = restHandler(RegisterAgentInput, (caller, input) => caller.agents.register(input), {
  status: 201,
  location: ({ agent_id }) => `/api/agents/${agent_id}`,
});
