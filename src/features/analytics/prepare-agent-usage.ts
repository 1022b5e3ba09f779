import type { AgentTable, AgentTableRow } from "@/schemas/agent-table";

/** An agent with what part it has of the tenant's tokens on the days of the table, from 0 to 1. */
export interface PreparedAgent extends AgentTableRow {
  share: number;
}

const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

/** The agents of a page with their shares; of nothing, nobody has a share. */
export const prepareAgentUsage = ({ items, daily_tokens }: AgentTable): PreparedAgent[] => {
  const total = sumOf(daily_tokens);
  return items.map((agent) => ({ ...agent, share: total > 0 ? agent.token_count / total : 0 }));
};

/**
 * The agents in the order in which they were shown, as long as they are the same ones: figures may move under a
 * pointer, rows may not.
 */
export const inOrderOf = (shown: readonly string[], agents: readonly PreparedAgent[]): PreparedAgent[] => {
  const byId = new Map(agents.map((agent) => [agent.agent_id, agent]));
  const same = shown.length === agents.length && shown.every((id) => byId.has(id));
  return same ? shown.flatMap((id) => byId.get(id) ?? []) : [...agents];
};
