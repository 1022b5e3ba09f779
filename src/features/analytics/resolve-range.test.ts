import { describe, expect, it } from "vitest";
import { parseRange, type Range, resolveRange } from "@/features/analytics/resolve-range";

describe("parseRange", () => {
  it.each(["7d", "28d", "30d", "90d", "2026-11-01..2026-11-20", "2026-11-20..2026-11-20"])(
    "takes %s",
    (text) => {
      expect(parseRange(text)).toBe(text);
    },
  );

  it.each([
    "",
    "14d",
    "7",
    "toString",
    "2026-11-01",
    "..",
    "2026-11-20..2026-11-01",
    "2026-02-30..2026-03-01",
    "2026-11-01..2026-11-20..2026-11-21",
    "2026-11-1..2026-11-20",
    " 2026-11-01..2026-11-20",
  ])("refuses %s", (text) => {
    expect(parseRange(text)).toBeNull();
  });
});

describe("resolveRange", () => {
  it.each([
    ["7d", "2026-02-25", 7],
    ["28d", "2026-02-04", 28],
    ["30d", "2026-02-02", 30],
    ["90d", "2025-12-04", 90],
  ] as const)("counts %s back from today, today included", (range, from, days) => {
    expect(resolveRange(range, "2026-03-03")).toEqual({ from, to: "2026-03-03", days, relative: true });
  });

  it("keeps chosen days as they are, however late it gets", () => {
    const chosen = { from: "2026-11-01", to: "2026-11-20", days: 20, relative: false };
    expect(resolveRange("2026-11-01..2026-11-20", "2026-11-24")).toEqual(chosen);
    expect(resolveRange("2026-11-01..2026-11-20", "2027-01-29")).toEqual(chosen);
  });

  it("takes a single day, the first and the last that there are", () => {
    expect(resolveRange("2026-08-27..2026-08-27", "2026-11-24")).toMatchObject({ days: 1, relative: false });
    expect(resolveRange("2026-11-24..2026-11-24", "2026-11-24")).toMatchObject({ days: 1, relative: false });
  });

  it.each<Range>(["2026-11-20..2026-11-25", "2026-08-26..2026-09-10", "2025-01-01..2025-01-02"])(
    "falls back to the last 30 days where %s is not within the last 90",
    (range) => {
      expect(resolveRange(range, "2026-11-24")).toEqual(resolveRange("30d", "2026-11-24"));
    },
  );
});
