import type { HeatmapHours } from "@/features/analytics/heatmap-hours";
import type { PreparedHeatmap } from "@/features/analytics/prepare-activity-heatmap";
import { hourBounds } from "@/features/analytics/zone-hour";
import type { CsvTable } from "@/features/export/csv";

const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

/** The rows of the table beside the heatmap: the hours of a day, with a column for each weekday. */
export const heatmapCsv = (
  { days, hourTotals }: PreparedHeatmap,
  { minute }: Pick<HeatmapHours, "minute">,
): CsvTable => ({
  columns: ["hour", ...days.map(([first]) => weekdays[first?.dow ?? 0] ?? ""), "total"],
  rows: hourTotals.map((total, hour) => [
    hourBounds(hour, minute).from,
    ...days.map((day) => day[hour]?.value ?? 0),
    total,
  ]),
});
