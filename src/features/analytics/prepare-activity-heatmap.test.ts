import { describe, expect, it } from "vitest";
import { prepareActivityHeatmap } from "@/features/analytics/prepare-activity-heatmap";

const bucket = (dow: number, hour: number, count: number) => ({ dow, hour, count });

describe("prepareActivityHeatmap", () => {
  it("fills the whole week from Monday on, with zero where there is nothing", () => {
    const { days, total } = prepareActivityHeatmap([bucket(0, 23, 5), bucket(1, 0, 2)]);

    expect(days).toHaveLength(7);
    expect(days.every((day) => day.length === 24)).toBe(true);
    expect(days[0]?.[0]).toMatchObject({ dow: 1, hour: 0, count: 2 });
    expect(days[6]?.[23]).toMatchObject({ dow: 0, hour: 23, count: 5 });
    expect(days[3]?.[12]).toEqual({ dow: 4, hour: 12, count: 0, step: 0 });
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
});
