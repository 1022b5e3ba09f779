import { describe, expect, it } from "vitest";
import { patchAgentTable } from "@/features/analytics/live/patch-agent-table";
import type { AgentTable } from "@/schemas/agent-table";
import type { LiveCounts } from "@/schemas/live-counts";

const counts = (agents: LiveCounts["agents"]): LiveCounts => ({
  date: "2026-03-02",
  today: { token_issued: 9, agent_registered: 0, agent_updated: 0, agent_deactivated: 0 },
  hour_began_at: "2026-03-02T23:00:00.000Z",
  this_hour: { token_issued: 4, agent_registered: 0, agent_updated: 0, agent_deactivated: 0 },
  agents,
});

const row = (agent_id: string, daily_tokens: number[], dormant = false): AgentTable["items"][number] => ({
  agent_id,
  name: agent_id,
  status: "active",
  dormant,
  daily_tokens,
  token_count: daily_tokens.reduce((sum, count) => sum + count, 0),
  last_token_hour: "2026-02-01T00:00:00Z",
});

const table: AgentTable = {
  items: [row("a", [3, 1]), row("b", [0, 0], true)],
  next_cursor: "more",
  daily_tokens: [3, 1],
};

describe("the table of agents is brought up to date in its place", () => {
  it("in the agents that moved, and in today", () => {
    const moved = [
      { agent_id: "b", name: "b", tokens_today: 8, token_count: 8 },
      { agent_id: "a", name: "a", tokens_today: 1, token_count: 4 },
      { agent_id: "c", name: "c", tokens_today: 1, token_count: 1 },
    ];
    expect(patchAgentTable(table, "2026-03-01", counts(moved))).toEqual({
      items: [
        row("a", [3, 1]),
        { ...row("b", [0, 8]), dormant: false, last_token_hour: "2026-03-02T23:00:00.000Z" },
      ],
      next_cursor: "more",
      daily_tokens: [3, 9],
    });
  });

  it("not where its days do not reach to today", () => {
    const moved = [{ agent_id: "a", name: "a", tokens_today: 8, token_count: 8 }];
    expect(patchAgentTable(table, "2026-02-27", counts(moved))).toEqual(table);
  });
});
