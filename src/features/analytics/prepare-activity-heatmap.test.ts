import { describe, expect, it } from "vitest";
import { busiestCell, prepareActivityHeatmap } from "@/features/analytics/prepare-activity-heatmap";

const bucket = (dow: number, hour: number, count: number, occurrences = 4) => ({
  dow,
  hour,
  count,
  occurrences,
});

describe("prepareActivityHeatmap", () => {
  it("fills the whole week from Monday on, with zero where there is nothing", () => {
    const { days, total } = prepareActivityHeatmap([bucket(0, 23, 5), bucket(1, 0, 2)]);

    expect(days).toHaveLength(7);
    expect(days.every((day) => day.length === 24)).toBe(true);
    expect(days[0]?.[0]).toMatchObject({ dow: 1, hour: 0, count: 2 });
    expect(days[6]?.[23]).toMatchObject({ dow: 0, hour: 23, count: 5 });
    expect(days[3]?.[12]).toEqual({ dow: 4, hour: 12, count: 0, occurrences: 0, value: 0, step: 0 });
    expect(total).toBe(7);
  });

  it("gives each fifth of the hours its step, however high the highest", () => {
    const { steps, days } = prepareActivityHeatmap(
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 100_000].map((count, hour) => bucket(1, hour, count)),
    );

    expect(steps).toEqual([
      { step: 1, from: 1, to: 2 },
      { step: 2, from: 3, to: 4 },
      { step: 3, from: 5, to: 6 },
      { step: 4, from: 7, to: 8 },
      { step: 5, from: 9, to: 100_000 },
    ]);
    expect(days[0]?.slice(0, 11).map(({ step }) => step)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 0]);
  });

  it("puts equal counts into one step", () => {
    const { steps } = prepareActivityHeatmap(
      [1, 1, 1, 1, 1, 1, 1, 9].map((count, hour) => bucket(2, hour, count)),
    );

    expect(steps).toEqual([
      { step: 1, from: 1, to: 1 },
      { step: 5, from: 9, to: 9 },
    ]);
  });

  it("has no steps without activity", () => {
    const { steps, total } = prepareActivityHeatmap([]);
    expect(steps).toEqual([]);
    expect(total).toBe(0);
  });

  it("adds up the hours of each day, and the days of each hour", () => {
    const { dayTotals, hourTotals, total } = prepareActivityHeatmap([
      bucket(1, 0, 1),
      bucket(1, 23, 2),
      bucket(0, 23, 4),
    ]);
    expect(dayTotals).toEqual([3, 0, 0, 0, 0, 0, 4]);
    expect([hourTotals[0], hourTotals[1], hourTotals[23]]).toEqual([1, 0, 6]);
    expect(total).toBe(7);
  });

  it("measures by the mean, so that a weekday that came by more often does not look busier", () => {
    const activity = [bucket(1, 9, 50, 5), bucket(2, 9, 48, 4), bucket(3, 9, 0, 4)];
    const sums = prepareActivityHeatmap(activity, "sum").days.map((day) => day[9]);
    const means = prepareActivityHeatmap(activity, "mean").days.map((day) => day[9]);
    expect(sums.slice(0, 3).map((cell) => cell?.value)).toEqual([50, 48, 0]);
    expect(means.slice(0, 3).map((cell) => cell?.value)).toEqual([10, 12, 0]);
    expect(sums[0]?.step).toBeGreaterThan(sums[1]?.step ?? 5);
    expect(means[0]?.step).toBeLessThan(means[1]?.step ?? 0);
    expect(prepareActivityHeatmap(activity, "mean")).toMatchObject({
      steps: [
        { step: 1, from: 10, to: 10 },
        { step: 3, from: 12, to: 12 },
      ],
      total: 22,
    });
  });

  it("has a mean of nothing for an hour that has not come by", () => {
    const { days } = prepareActivityHeatmap([bucket(1, 9, 3, 1)], "mean");
    expect(days.flat().every(({ value }) => Number.isFinite(value))).toBe(true);
  });
});

describe("the busiest cell", () => {
  it("is the one with the most by what is measured, the first from Monday on of equal ones", () => {
    const activity = [bucket(0, 5, 50, 5), bucket(2, 9, 48, 4), bucket(3, 9, 48, 4)];
    expect(busiestCell(prepareActivityHeatmap(activity, "sum"))).toMatchObject({ dow: 0, hour: 5 });
    expect(busiestCell(prepareActivityHeatmap(activity, "mean"))).toMatchObject({ dow: 2, hour: 9 });
  });

  it("is none without activity", () => {
    expect(busiestCell(prepareActivityHeatmap([bucket(0, 5, 0)]))).toBeUndefined();
  });
});
