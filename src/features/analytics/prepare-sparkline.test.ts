import { describe, expect, it } from "vitest";
import { prepareSparkline } from "@/features/analytics/prepare-sparkline";

describe("a sparkline", () => {
  it("goes from zero at the bottom to its peak at the top", () => {
    expect(prepareSparkline([0, 3, 6], false)).toEqual({
      points: "0,1 1,0.5 2,0",
      unfinished: null,
      peak: 6,
    });
  });

  it("has today apart, joined to the day before", () => {
    expect(prepareSparkline([4, 4, 1], true)).toEqual({
      points: "0,0 1,0",
      unfinished: "1,0 2,0.75",
      peak: 4,
    });
  });

  it("lies at the bottom where there was nothing", () => {
    expect(prepareSparkline([0, 0], false)).toEqual({ points: "0,1 1,1", unfinished: null, peak: 0 });
  });

  it("has a single day, or none", () => {
    expect(prepareSparkline([5], true)).toEqual({ points: "0,0", unfinished: null, peak: 5 });
    expect(prepareSparkline([], true)).toEqual({ points: "", unfinished: null, peak: 0 });
  });
});
