import { AgentId, UpdateAgentInput } from "@/schemas/agent";
import { restHandler } from "@/server/http/rest-handler";

export const GET = restHandler(AgentId, (caller, input) => caller.agents.get(input), {
  tag: "Agents",
  summary: "Get an agent",
});

export const PATCH = restHandler(UpdateAgentInput, (caller, input) => caller.agents.update(input), {
  tag: "Agents",
  summary: "Change an agent",
  description: "What is not named stays as it is; `metadata` is replaced as a whole.",
});

export const DELETE = restHandler(AgentId, (caller, input) => caller.agents.deactivate(input), {
  tag: "Agents",
  summary: "Deactivate an agent",
  description:
    "It gets no more tokens, for good, and its id stays resolvable. To deactivate it again changes nothing.",
});
