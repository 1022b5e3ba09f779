import { AgentId } from "@/schemas/agent";
import { restHandler } from "@/server/http/rest-handler";

export const POST = restHandler(AgentId, (caller, input) => caller.agents.rotateSecret(input), {
  tag: "Agents",
  summary: "Replace an agent's secret",
  description:
    "The answer holds the new secret, which is shown this once. The old one gets no more tokens at once; tokens that it got stay valid until they expire.",
  problems: [409],
});
