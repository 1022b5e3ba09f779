import { describe, expect, it } from "vitest";
import { createFormat } from "@/components/formatting/create-format";
import { describeCell } from "@/features/analytics/heatmap-hours";

const cell = { dow: 2, hour: 5, count: 10, occurrences: 4, value: 10, step: 1 };
const utc = { timeZone: "UTC", minute: 0, measure: "sum" } as const;

describe("what a cell says", () => {
  const say = (...[changes, hours]: [Partial<typeof cell>, Partial<Parameters<typeof describeCell>[1]>]) =>
    Object.values(describeCell({ ...cell, ...changes }, { ...utc, ...hours }, createFormat("en-GB")));

  it("is its hour, its events and how often it came by", () => {
    expect(say({}, {})).toEqual([
      "Tuesday, 05:00 to 06:00 UTC",
      "10 events",
      "2.5 each time; it came by 4 times.",
    ]);
    expect(say({ count: 1, value: 1, occurrences: 1 }, {})).toEqual([
      "Tuesday, 05:00 to 06:00 UTC",
      "1 event",
      "1 each time; it came by once.",
    ]);
  });

  it("is the mean where that is the measure, in the hours of the zone", () => {
    expect(say({ value: 2.5 }, { measure: "mean", timeZone: "Asia/Kolkata", minute: 30 })).toEqual([
      "Tuesday, 05:30 to 06:30 Asia/Kolkata",
      "2.5 events each time",
      "10 in all; it came by 4 times.",
    ]);
  });

  it("is nothing of an hour that has not come by", () => {
    expect(say({ count: 0, value: 0, occurrences: 0 }, {})[2]).toBe(
      "This hour has not come by in these days.",
    );
  });
});
