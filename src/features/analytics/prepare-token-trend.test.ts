import { describe, expect, it } from "vitest";
import { prepareTokenTrend } from "@/features/analytics/prepare-token-trend";

const counts = (token_issued: number) => ({
  token_issued,
  agent_registered: 0,
  agent_updated: 0,
  agent_deactivated: 0,
});
const day = (date: string, count: number, previous: [string, number] | null = null) => ({
  date,
  counts: counts(count),
  previous: previous && { date: previous[0], counts: counts(previous[1]) },
});

describe("prepareTokenTrend", () => {
  it("sums up all days and knows today, and no day of a span that is over", () => {
    const trend = { days: [day("2026-12-31", 2), day("2027-01-01", 3)], today: null };
    const { points, total, comparison } = prepareTokenTrend(trend, "2027-01-01");
    expect(points.map(({ isToday }) => isToday)).toEqual([false, true]);
    expect(total).toBe(5);
    expect(comparison).toBeUndefined();
    expect(prepareTokenTrend(trend, "2027-01-02").points.some(({ isToday }) => isToday)).toBe(false);
  });

  it("compares whole days, and of today the hours that are over", () => {
    const { points, total, comparison, until } = prepareTokenTrend(
      {
        days: [day("2026-11-23", 10, ["2026-11-16", 8]), day("2026-11-24", 6, ["2026-11-17", 2])],
        today: { until: "2026-11-24T13:00:00Z", counts: counts(5) },
      },
      "2026-11-24",
    );
    expect(points.map(({ compared }) => compared?.token_issued)).toEqual([10, 5]);
    expect(total).toBe(16);
    expect(until).toBe("2026-11-24T13:00:00Z");
    expect(comparison).toEqual({
      from: "2026-11-16",
      to: "2026-11-17",
      count: 15,
      previous: 10,
      partial: false,
    });
  });

  it("compares only the days of which something is kept from before", () => {
    const { comparison } = prepareTokenTrend(
      { days: [day("2026-11-22", 50), day("2026-11-23", 10, ["2026-11-16", 8])], today: null },
      "2026-11-24",
    );
    expect(comparison).toMatchObject({ count: 10, previous: 8, partial: true });
  });

  it("puts each anomaly at its day", () => {
    const anomaly = { date: "2026-11-22", count: 50, usual: 9 };
    const { points } = prepareTokenTrend(
      { days: [day("2026-11-22", 50), day("2026-11-23", 10)], today: null },
      "2026-11-24",
      [anomaly, { date: "2026-09-01", count: 1, usual: 9 }],
    );
    expect(points.map((point) => point.anomaly)).toEqual([anomaly, undefined]);
  });
});
