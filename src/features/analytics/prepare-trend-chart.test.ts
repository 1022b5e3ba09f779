import { describe, expect, it } from "vitest";
import { prepareTokenTrend } from "@/features/analytics/prepare-token-trend";
import { prepareTrendChart } from "@/features/analytics/prepare-trend-chart";

const counts = (token_issued: number, agent_updated = 0) => ({
  token_issued,
  agent_registered: 0,
  agent_updated,
  agent_deactivated: 0,
});
const days = [
  { date: "2026-11-22", counts: counts(30, 2), previous: null },
  { date: "2026-11-23", counts: counts(10), previous: { date: "2026-11-16", counts: counts(80) } },
  { date: "2026-11-24", counts: counts(5), previous: { date: "2026-11-17", counts: counts(7) } },
];
const trendOf = (today: string, ofDays = days) => prepareTokenTrend({ days: ofDays, today: null }, today);

describe("prepareTrendChart", () => {
  it("draws the day that is not over apart, from the one before it on", () => {
    const { points, lines } = prepareTrendChart(trendOf("2026-11-24"), []);
    const drawn = lines.map(({ key, countOf }) => [key, points.map(countOf)]);
    expect(drawn).toEqual([
      ["before", [null, 80, 7]],
      ["token_issued so far", [null, 10, 5]],
      ["token_issued", [30, 10, null]],
    ]);
  });

  it("draws days that are over with one line, the tokens over what is beside them", () => {
    const { points, lines } = prepareTrendChart(trendOf("2026-11-25"), ["agent_updated"]);
    const drawn = lines.map(({ key, axis, countOf }) => [key, axis, points.map(countOf)]);
    expect(drawn).toEqual([
      ["before", "tokens", [null, 80, 7]],
      ["agent_updated", "agents", [2, 0, 0]],
      ["token_issued", "tokens", [30, 10, 5]],
    ]);
  });

  it("has room for what is compared, and counts agents on an axis of their own", () => {
    const { numbers, depthOf } = prepareTrendChart(trendOf("2026-11-24"), ["agent_updated"]);
    expect(numbers).toEqual({ tokens: [0, 20, 40, 60, 80], agents: [0, 1, 2] });
    expect(depthOf("tokens", 80)).toBe(0);
    expect(depthOf("tokens", 20)).toBe(0.75);
    expect(depthOf("agents", 2)).toBe(0);
  });

  it("puts days at even distances, and a single one in the middle", () => {
    expect([0, 1, 2].map(prepareTrendChart(trendOf("2026-11-24"), []).placeOf)).toEqual([0, 0.5, 1]);
    expect(prepareTrendChart(trendOf("2026-11-24", days.slice(0, 1)), []).placeOf(0)).toBe(0.5);
  });
});
