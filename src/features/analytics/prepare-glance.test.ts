import { describe, expect, it } from "vitest";
import { prepareComparison } from "@/features/analytics/prepare-glance";

const comparison = (until: string, from: string, previousUntil: string) => ({
  until: `${until}:00.000Z`,
  count: 5,
  previous: { from: `${from}T00:00:00.000Z`, until: `${previousUntil}:00.000Z`, count: 4 },
});

describe("prepareComparison", () => {
  it("goes up to an hour of the same weekday before", () => {
    expect(
      prepareComparison(comparison("2026-11-24T13:00", "2026-11-17", "2026-11-17T13:00"), "2026-11-24"),
    ).toEqual({
      from: "2026-11-17",
      to: "2026-11-17",
      time: "2026-11-17T13:00:00.000Z",
      lastDay: undefined,
      count: 5,
      previous: 4,
    });
  });

  it("goes over whole days in the first hour of a day", () => {
    expect(
      prepareComparison(comparison("2026-11-24T00:00", "2026-10-01", "2026-10-24T00:00"), "2026-11-24"),
    ).toMatchObject({ from: "2026-10-01", to: "2026-10-23", time: undefined, lastDay: undefined });
  });

  it("ends before today where the month before was shorter", () => {
    expect(
      prepareComparison(comparison("2026-03-29T00:00", "2026-02-01", "2026-03-01T00:00"), "2026-03-30"),
    ).toMatchObject({ from: "2026-02-01", to: "2026-02-28", time: undefined, lastDay: "2026-03-28" });
  });
});
