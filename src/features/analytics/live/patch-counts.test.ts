import { describe, expect, it } from "vitest";
import {
  patchAgentUsage,
  patchGlance,
  patchHeatmap,
  patchTokenTrend,
  patchUsageTrend,
} from "@/features/analytics/live/patch-counts";
import type { LiveCounts } from "@/schemas/live-counts";

const countsOf = (token_issued: number) => ({
  token_issued,
  agent_registered: 0,
  agent_updated: 0,
  agent_deactivated: 0,
});

const counts = (changes: Partial<LiveCounts> = {}): LiveCounts => ({
  date: "2026-03-02",
  today: countsOf(9),
  hour_began_at: "2026-03-02T23:00:00.000Z",
  this_hour: countsOf(4),
  agents: [],
  ...changes,
});

/** Read when the running hour had two events; 2 March 2026 was a Monday. */
const heatmap = {
  cells: [
    { dow: 1, hour: 23, count: 10, occurrences: 4 },
    { dow: 2, hour: 4, count: 20, occurrences: 4 },
    { dow: 2, hour: 0, count: 30, occurrences: 4 },
  ],
  running_hour: { began_at: "2026-03-02T23:00:00.000Z", count: 2 },
};

describe("what is read is brought up to date in its place", () => {
  it("is today in a trend, and no other day", () => {
    const trend = [
      { date: "2026-03-01", count: 5 },
      { date: "2026-03-02", count: 7 },
    ];
    expect(patchTokenTrend(trend, counts()).map(({ count }) => count)).toEqual([5, 9]);
    expect(patchTokenTrend(trend, counts({ date: "2026-03-03" }))).toEqual(trend);

    const days = trend.map(({ date, count }) => ({ date, counts: countsOf(count), previous: null }));
    const patched = patchUsageTrend({ days, today: null }, counts());
    expect(patched.days.map((day) => day.counts.token_issued)).toEqual([5, 9]);
  });

  it("is the agents that moved, each in its place", () => {
    const page = {
      items: [
        { agent_id: "a", name: "A", token_count: 3 },
        { agent_id: "b", name: "B", token_count: 2 },
      ],
      next_cursor: "more",
    };
    const moved = [{ agent_id: "b", name: "B", tokens_today: 4, token_count: 8 }];
    expect(patchAgentUsage(page, counts({ agents: moved }))).toEqual({
      items: [
        { agent_id: "a", name: "A", token_count: 3 },
        { agent_id: "b", name: "B", token_count: 8 },
      ],
      next_cursor: "more",
    });
  });

  it("is the cell of the running hour, where a clock of the zone stands", () => {
    const changedIn = (zone: string) =>
      patchHeatmap(heatmap, counts(), zone)?.cells.map(
        ({ count }, index) => count - (heatmap.cells[index]?.count ?? 0),
      );
    expect(changedIn("UTC")).toEqual([2, 0, 0]);
    expect(changedIn("Asia/Kolkata")).toEqual([0, 2, 0]);
    expect(changedIn("Europe/Berlin")).toEqual([0, 0, 2]);
  });

  it("is the running hour however often it is told, and never less of it than was read", () => {
    const patched = patchHeatmap(heatmap, counts(), "UTC");
    expect(patched).toMatchObject({ cells: [{ count: 12 }, {}, {}], running_hour: { count: 4 } });
    if (patched === null) throw new Error("It is of the same hour.");
    expect(patchHeatmap(patched, counts(), "UTC")).toBe(patched);
    expect(patchHeatmap(patched, counts({ this_hour: countsOf(3) }), "UTC")).toBe(patched);
    const later = { ...counts().this_hour, token_issued: 5, agent_registered: 1 };
    expect(patchHeatmap(patched, counts({ this_hour: later }), "UTC")?.cells[0]?.count).toBe(14);
  });

  it("is no hour but the one that runs, and of days that are over none", () => {
    expect(patchHeatmap(heatmap, counts({ hour_began_at: "2026-03-03T00:00:00.000Z" }), "UTC")).toBeNull();
    const before = counts({ hour_began_at: "2026-03-02T22:00:00.000Z" });
    expect(patchHeatmap(heatmap, before, "UTC")).toBe(heatmap);
    const past = { ...heatmap, running_hour: null };
    expect(patchHeatmap(past, counts(), "UTC")).toBe(past);
  });

  it("is today and the month at a glance, until the hour is over", () => {
    const comparison = (until: string) => ({
      until,
      count: 3,
      previous: { from: "2026-02-23T00:00:00.000Z", until, count: 2 },
    });
    const until = "2026-03-02T23:00:00.000Z";
    const glance = {
      today: { date: "2026-03-02", count: 7, compared: comparison(until) },
      month: { from: "2026-03-01", count: 20, compared: comparison(until) },
      agents: { active: 2, total: 3 },
      dormant: 1,
    };
    expect(patchGlance(glance, counts())).toEqual({
      ...glance,
      today: { ...glance.today, count: 9 },
      month: { ...glance.month, count: 22 },
    });
    expect(patchGlance(glance, counts({ hour_began_at: "2026-03-02T22:00:00.000Z" }))).toBeNull();
    expect(patchGlance(glance, counts({ date: "2026-03-03" }))).toBeNull();
    const firstHour = { ...glance, today: { ...glance.today, compared: null } };
    expect(patchGlance(firstHour, counts({ hour_began_at: "2026-03-02T00:00:00.000Z" }))?.today.count).toBe(
      9,
    );
  });
});
