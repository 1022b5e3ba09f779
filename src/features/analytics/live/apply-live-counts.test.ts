import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { createLiveUpdater } from "@/features/analytics/live/apply-live-counts";
import type { ActivityHeatmap } from "@/schemas/activity-heatmap";
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

describe("the heatmap has each event of the running hour once", () => {
  /** Of the hour in which an agent was registered, and two events of the same hour a week ago. */
  const heatmap = (tokens: number, began_at = counts(0, []).hour_began_at): ActivityHeatmap => ({
    cells: [
      { dow: 1, hour: 22, count: 7, occurrences: 2 },
      { dow: 1, hour: 23, count: 2 + 1 + tokens, occurrences: 2 },
    ],
    running_hour: { began_at, count: 1 + tokens },
  });

  /** A page that has read the heatmap, or is about to, and is told counts. */
  const openPage = (input: object = {}) => {
    const queryClient = new QueryClient();
    const updater = createLiveUpdater(queryClient);
    onTestFinished(() => updater.stop());
    const span = { from: "2026-02-23", to: "2026-03-02" };
    const queryKey = [["analytics", "heatmap"], { input: { ...span, ...input }, type: "query" }];
    return {
      told: updater.apply,
      read: (answer: ActivityHeatmap) => queryClient.fetchQuery({ queryKey, queryFn: () => answer }),
      shown: () => queryClient.getQueryData(queryKey),
      isReadAgain: () => {
        vi.runAllTimers();
        return queryClient.getQueryState(queryKey)?.isInvalidated;
      },
    };
  };

  it("as it moves", async () => {
    const page = openPage();
    await page.read(heatmap(0));
    for (const tokens of [0, 1, 3]) {
      page.told(counts(tokens, []));
      expect(page.shown()).toEqual(heatmap(tokens));
    }
    expect(page.isReadAgain()).toBe(false);
  });

  it("where it was read anew between two messages", async () => {
    const page = openPage();
    await page.read(heatmap(0));
    page.told(counts(0, []));
    await page.read(heatmap(1));
    page.told(counts(1, []));
    expect(page.shown()).toEqual(heatmap(1));
    page.told(counts(2, []));
    expect(page.shown()).toEqual(heatmap(2));
  });

  it("where a message is older than what was read", async () => {
    const page = openPage();
    await page.read(heatmap(2));
    for (const tokens of [0, 1, 2]) page.told(counts(tokens, []));
    expect(page.shown()).toEqual(heatmap(2));
  });

  it("where the answer is older than a message that came before it", async () => {
    const page = openPage();
    await page.read(heatmap(0));
    page.told(counts(0, []));
    const answered = page.read(heatmap(1));
    page.told(counts(2, []));
    await answered;
    expect(page.shown()).toEqual(heatmap(2));
  });

  it("where the first message comes before the first answer", async () => {
    const page = openPage();
    page.told(counts(1, []));
    await page.read(heatmap(0));
    expect(page.shown()).toEqual(heatmap(1));
  });

  it("where only an agent was registered before the first message", async () => {
    const page = openPage();
    await page.read({ ...heatmap(0), running_hour: { began_at: counts(0, []).hour_began_at, count: 0 } });
    page.told(counts(0, []));
    expect(page.shown()).toMatchObject({ cells: [{ count: 7 }, { count: 4 }] });
  });

  it("where it is not told which agents moved", async () => {
    const page = openPage();
    await page.read(heatmap(0));
    page.told(counts(0, null));
    page.told(counts(60, null));
    expect(page.shown()).toEqual(heatmap(60));
  });

  it("and none of the tokens of API clients", async () => {
    const page = openPage();
    await page.read(heatmap(0));
    page.told(counts(0, []));
    const { today, ...others } = counts(0, []);
    page.told({ ...others, today: { ...today, token_issued: 5 } });
    expect(page.shown()).toEqual(heatmap(0));
  });

  it("once it was read anew because an hour began", async () => {
    const page = openPage();
    await page.read(heatmap(4, "2026-03-02T22:00:00.000Z"));
    page.told(counts(1, []));
    expect(page.shown()).toEqual(heatmap(4, "2026-03-02T22:00:00.000Z"));
    expect(page.isReadAgain()).toBe(true);
  });

  it("and is read anew where it is of some agents, if its days reach to the running hour", async () => {
    for (const [answer, isReadAgain] of [
      [heatmap(0), true],
      [{ ...heatmap(0), running_hour: null }, false],
    ] as const) {
      const page = openPage({ agent_ids: ["some"] });
      page.told(counts(0, []));
      await page.read(answer);
      expect(page.isReadAgain()).toBe(false);
      page.told(counts(1, []));
      expect(page.isReadAgain()).toBe(isReadAgain);
      expect(page.shown()).toEqual(answer);
    }
  });
});
