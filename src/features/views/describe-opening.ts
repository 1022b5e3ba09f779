import type { AgentName } from "@/schemas/agent-name";

const meanings: Record<string, string> = {
  range: "its days, which are no longer kept",
  agents: "some of its agents",
  metrics: "some of its metrics",
  zone: "its time zone",
  order: "its order of the agents",
};

interface Opening {
  name: string;
  /** The names of the parameters that are lost. */
  lost: readonly string[];
  /** The agents that the view is about, and what is known of them. */
  agentIds: readonly string[];
  agents: readonly AgentName[];
}

/** What is to be said when a view opens as something else than what was saved; null where it does not. */
export const describeOpening = ({ name, lost, agentIds, agents }: Opening): string | null => {
  const sentences = [];
  if (lost.length > 0) {
    const parts = lost.map((parameter) => meanings[parameter] ?? `“${parameter}”`);
    sentences.push(`“${name}” opened without ${parts.join(", ")}.`);
  }
  for (const agent of agents) {
    if (agent.status === "deactivated") sentences.push(`${agent.name} has been deactivated.`);
  }
  const missing = agentIds.filter((id) => !agents.some(({ agent_id }) => agent_id === id)).length;
  if (missing > 0) {
    sentences.push(
      missing === 1 ? "One of its agents does not exist." : `${missing} of its agents do not exist.`,
    );
  }
  return sentences.length === 0 ? null : sentences.join(" ");
};
