import { ListAgentsInput, RegisterAgentInput } from "@/schemas/agent";
import { restHandler, restListHandler } from "@/server/http/rest-handler";

export const GET = restListHandler(ListAgentsInput, (caller, input) => caller.agents.list(input), {
  tag: "Agents",
  summary: "List agents",
  description: "The newest first, deactivated ones included, by 100 where no `limit` is given.",
});

export const POST = restHandler(RegisterAgentInput, (caller, input) => caller.agents.register(input), {
  tag: "Agents",
  summary: "Register an agent",
  description:
    "The answer holds its secret, which is shown this once. Scopes that open this API can only be granted by who holds them.",
  status: 201,
  location: ({ agent_id }) => `/api/agents/${agent_id}`,
});
