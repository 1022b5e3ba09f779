import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createLiveUpdater } from "@/features/analytics/live/apply-live-counts";
import type { AgentTable } from "@/schemas/agent-table";
import type { LiveCounts } from "@/schemas/live-counts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const counts = (tokens: number, agents: LiveCounts["agents"]): LiveCounts => ({
  date: "2026-03-02",
  today: { token_issued: tokens, agent_registered: 1, agent_updated: 0, agent_deactivated: 0 },
  hour_began_at: "2026-03-02T23:00:00.000Z",
  this_hour: { token_issued: tokens, agent_registered: 1, agent_updated: 0, agent_deactivated: 0 },
  agents,
});

const moved = { agent_id: "new", name: "New", tokens_today: 1, token_count: 1 };

/** Whether a list that was read before an agent was registered is read again once that got its first token. */
function isReadAgain(list: { input?: object; next_cursor?: string }): boolean {
  const queryClient = new QueryClient();
  const input = { from: "2026-03-01", to: "2026-03-02", ...list.input };
  const queryKey = [["analytics", "agentTable"], { input, type: "query" }];
  const table: AgentTable = { items: [], next_cursor: list.next_cursor ?? null, daily_tokens: [0, 0] };
  queryClient.setQueryData(queryKey, table);

  const updater = createLiveUpdater(queryClient);
  updater.apply(counts(0, []));
  updater.apply(counts(1, [moved]));
  vi.runAllTimers();
  updater.stop();
  return queryClient.getQueryState(queryKey)?.isInvalidated ?? false;
}

it("a list of all agents that lacks one with tokens is read again", () => {
  expect(isReadAgain({})).toBe(true);
});

it.each([
  ["is searched", { input: { search: "other" } }],
  ["is of some agents", { input: { agent_ids: ["other"] } }],
  ["goes on on another page", { next_cursor: "more" }],
])("a list that %s may well lack it", (_, list) => {
  expect(isReadAgain(list)).toBe(false);
});
