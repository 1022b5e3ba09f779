import { expect, it } from "vitest";
import { agentsCsv } from "@/features/export/agents-csv";

const agent = (n: number, token_count: number) => ({
  agent_id: `00000000-0000-4000-8000-00000000000${n}`,
  name: `Agent ${n}`,
  status: "active" as const,
  dormant: token_count === 0,
  daily_tokens: [token_count],
  token_count,
  last_token_hour: token_count === 0 ? null : "2026-11-25T10:00:00Z",
});

it("has the agents of all pages, in their order, each with its share of the tenant's tokens", async () => {
  const read: (string | undefined)[] = [];
  const { columns, rows } = await agentsCsv(async ({ cursor }) => {
    read.push(cursor);
    return cursor === undefined
      ? { items: [agent(1, 2), agent(2, 1)], daily_tokens: [2, 4], next_cursor: "second" }
      : { items: [agent(3, 0)], daily_tokens: [2, 4], next_cursor: null };
  });
  expect(read).toEqual([undefined, "second"]);
  expect(columns).toEqual([
    "agent_id",
    "name",
    "status",
    "dormant",
    "token_count",
    "share",
    "last_token_hour",
  ]);
  expect(rows.map(([, ...cells]) => cells)).toEqual([
    ["Agent 1", "active", "", 2, 0.3333, "2026-11-25T10:00:00Z"],
    ["Agent 2", "active", "", 1, 0.1667, "2026-11-25T10:00:00Z"],
    ["Agent 3", "active", "dormant", 0, 0, ""],
  ]);
});
