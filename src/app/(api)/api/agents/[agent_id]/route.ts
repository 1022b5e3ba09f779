import { AgentId, UpdateAgentInput } from "@/schemas/agent";
import { restHandler } from "@/server/http/rest-handler";

export const GET = restHandler(AgentId, (caller, input) => caller.agents.get(input));

export const PATCH = restHandler(UpdateAgentInput, (caller, input) => caller.agents.update(input));

export const DELETE = restHandler(AgentId, (caller, input) => caller.agents.deactivate(input));
