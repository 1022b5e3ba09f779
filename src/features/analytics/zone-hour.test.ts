import { describe, expect, it } from "vitest";
import { clockOf, hourBounds } from "@/features/analytics/zone-hour";

describe("a clock of a zone", () => {
  it.each([
    ["UTC", { dow: 6, hour: 18, minute: 0 }],
    ["Asia/Kolkata", { dow: 6, hour: 23, minute: 30 }],
    ["Asia/Kathmandu", { dow: 6, hour: 23, minute: 45 }],
    ["Australia/Adelaide", { dow: 0, hour: 4, minute: 30 }],
    ["America/New_York", { dow: 6, hour: 13, minute: 0 }],
  ])("stands in %s where it does", (zone, clock) => {
    expect(clockOf(new Date("2026-11-21T18:00:00Z"), zone)).toEqual(clock);
  });

  it("shows midnight as hour 0", () => {
    expect(clockOf(new Date("2026-11-22T00:00:00Z"), "UTC")).toEqual({ dow: 0, hour: 0, minute: 0 });
  });

  it("follows daylight saving", () => {
    const inBerlin = (instant: string) => clockOf(new Date(instant), "Europe/Berlin").hour;
    expect([inBerlin("2026-03-29T00:00:00Z"), inBerlin("2026-03-29T01:00:00Z")]).toEqual([1, 3]);
    expect([inBerlin("2026-10-25T00:00:00Z"), inBerlin("2026-10-25T01:00:00Z")]).toEqual([2, 2]);
  });
});

describe("an hour of the heatmap", () => {
  it("goes from full hour to full hour, the last one to the end of the day", () => {
    expect(hourBounds(5, 0)).toEqual({ from: "05:00", to: "06:00" });
    expect(hourBounds(23, 0)).toEqual({ from: "23:00", to: "24:00" });
  });

  it("begins where the hours of UTC begin in a zone of half an hour, or of a quarter", () => {
    expect(hourBounds(5, 30)).toEqual({ from: "05:30", to: "06:30" });
    expect(hourBounds(23, 30)).toEqual({ from: "23:30", to: "00:30" });
    expect(hourBounds(0, 45)).toEqual({ from: "00:45", to: "01:45" });
  });
});
