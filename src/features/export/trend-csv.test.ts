import { describe, expect, it } from "vitest";
import { prepareTokenTrend } from "@/features/analytics/prepare-token-trend";
import { trendCsv } from "@/features/export/trend-csv";

const counts = (token_issued: number, agent_registered = 0) => ({
  token_issued,
  agent_registered,
  agent_updated: 0,
  agent_deactivated: 0,
});

const today = "2026-11-25";

describe("the rows of the line chart as CSV", () => {
  it("are the days with their tokens, and say that today is not over", () => {
    const trend = prepareTokenTrend(
      {
        days: [
          { date: "2026-11-24", counts: counts(7), previous: null },
          { date: today, counts: counts(3), previous: null },
        ],
        today: null,
      },
      today,
      [{ date: "2026-11-24", count: 7, usual: 2 }],
    );
    expect(trendCsv(trend, [])).toEqual({
      columns: ["date", "token_issued", "note"],
      rows: [
        ["2026-11-24", 7, "unusual"],
        [today, 3, "so far"],
      ],
    });
  });

  it("have the days that they are compared with, empty where nothing is kept of them", () => {
    const until = "2026-11-25T10:00:00.000Z";
    const trend = prepareTokenTrend(
      {
        days: [
          { date: "2026-11-23", counts: counts(1), previous: null },
          { date: "2026-11-24", counts: counts(7), previous: { date: "2026-11-17", counts: counts(9) } },
          { date: today, counts: counts(5, 1), previous: { date: "2026-11-18", counts: counts(2) } },
        ],
        today: { until, counts: counts(4) },
      },
      today,
    );
    expect(trendCsv(trend, ["agent_registered"])).toEqual({
      columns: [
        "date",
        "token_issued",
        "compared_date",
        "compared_until",
        "compared_token_issued",
        "difference",
        "agent_registered",
        "note",
      ],
      rows: [
        ["2026-11-23", 1, "", "", "", "", 0, ""],
        ["2026-11-24", 7, "2026-11-17", "", 9, -2, 0, ""],
        [today, 5, "2026-11-18", until, 2, 2, 1, "so far"],
      ],
    });
  });
});
