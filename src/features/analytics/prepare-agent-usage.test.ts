import { describe, expect, it } from "vitest";
import { inOrderOf, prepareAgentUsage } from "@/features/analytics/prepare-agent-usage";
import type { AgentTableRow } from "@/schemas/agent-table";

const agent = (agent_id: string, token_count: number): AgentTableRow => ({
  agent_id,
  name: agent_id,
  status: "active",
  dormant: false,
  daily_tokens: [token_count],
  token_count,
  last_token_hour: null,
});

const tableOf = (items: AgentTableRow[], total: number) => ({
  items,
  next_cursor: null,
  daily_tokens: [total],
});

describe("the agents of the table", () => {
  it("have their parts of all the tenant's tokens", () => {
    const shares = prepareAgentUsage(tableOf([agent("a", 3), agent("b", 1)], 8)).map(({ share }) => share);
    expect(shares).toEqual([0.375, 0.125]);
    expect(prepareAgentUsage(tableOf([agent("a", 0)], 0))[0]?.share).toBe(0);
  });

  it("stay where they were shown, as long as they are the same", () => {
    const agents = prepareAgentUsage(tableOf([agent("a", 3), agent("b", 1)], 4));
    const idsIn = (shown: string[]) => inOrderOf(shown, agents).map(({ agent_id }) => agent_id);
    expect(idsIn(["b", "a"])).toEqual(["b", "a"]);
    expect(idsIn(["b"])).toEqual(["a", "b"]);
    expect(idsIn(["b", "c"])).toEqual(["a", "b"]);
    expect(idsIn([])).toEqual(["a", "b"]);
  });
});
