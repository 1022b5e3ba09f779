import { describe, expect, it } from "vitest";
import { prepareTokenTrend } from "@/features/analytics/prepare-token-trend";

describe("prepareTokenTrend", () => {
  it("keeps today apart from the days that are over, joined at the last of these", () => {
    const { points } = prepareTokenTrend([
      { date: "2026-02-27", count: 4 },
      { date: "2026-02-28", count: 6 },
      { date: "2026-03-01", count: 1 },
    ]);

    expect(points.map(({ complete }) => complete)).toEqual([4, 6, null]);
    expect(points.map(({ unfinished }) => unfinished)).toEqual([null, 6, 1]);
    expect(points.map(({ isToday }) => isToday)).toEqual([false, false, true]);
  });

  it("sums up all days and names the first and today", () => {
    const prepared = prepareTokenTrend([
      { date: "2026-12-31", count: 2 },
      { date: "2027-01-01", count: 3 },
    ]);

    expect(prepared).toMatchObject({
      total: 5,
      firstDate: "2026-12-31",
      today: { date: "2027-01-01", count: 3 },
    });
  });

  it("draws a single day as unfinished", () => {
    const { points } = prepareTokenTrend([{ date: "2026-03-01", count: 7 }]);
    expect(points).toEqual([{ date: "2026-03-01", count: 7, isToday: true, complete: null, unfinished: 7 }]);
  });

  it("takes no days at all", () => {
    expect(prepareTokenTrend([])).toEqual({ points: [], firstDate: undefined, today: undefined, total: 0 });
  });
});
