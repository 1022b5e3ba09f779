import { describe, expect, it } from "vitest";
import { prepareActivityHeatmap } from "@/features/analytics/prepare-activity-heatmap";
import { heatmapCsv } from "@/features/export/heatmap-csv";

const activity = [
  { dow: 1, hour: 0, count: 8, occurrences: 4 },
  { dow: 0, hour: 0, count: 3, occurrences: 4 },
  { dow: 3, hour: 23, count: 5, occurrences: 5 },
];

describe("the rows of the heatmap as CSV", () => {
  it("are the hours of a day, with a column for each weekday from Monday on", () => {
    const { columns, rows } = heatmapCsv(prepareActivityHeatmap(activity), { minute: 0 });
    expect(columns).toEqual([
      "hour",
      "monday",
      "tuesday",
      "wednesday",
      "thursday",
      "friday",
      "saturday",
      "sunday",
      "total",
    ]);
    expect(rows).toHaveLength(24);
    expect(rows[0]).toEqual(["00:00", 8, 0, 0, 0, 0, 0, 3, 11]);
    expect(rows[23]).toEqual(["23:00", 0, 0, 5, 0, 0, 0, 0, 5]);
  });

  it("are what the heatmap is measured by, at the minute at which the zone's hours begin", () => {
    const { rows } = heatmapCsv(prepareActivityHeatmap(activity, "mean"), { minute: 30 });
    expect(rows[0]).toEqual(["00:30", 2, 0, 0, 0, 0, 0, 0.75, 2.75]);
  });
});
