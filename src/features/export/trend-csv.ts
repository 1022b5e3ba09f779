import type { LifecycleMetric } from "@/features/analytics/metrics";
import type { PreparedTrend } from "@/features/analytics/prepare-token-trend";
import type { CsvTable } from "@/features/export/csv";

/** The rows of the table beside the line chart; days and counts as REST writes them, and under its names. */
export const trendCsv = (trend: PreparedTrend, metrics: readonly LifecycleMetric[]): CsvTable => {
  const comparing = trend.comparison !== undefined;
  return {
    columns: [
      "date",
      "token_issued",
      ...(comparing ? ["compared_date", "compared_until", "compared_token_issued", "difference"] : []),
      ...metrics,
      "note",
    ],
    rows: trend.points.map(({ date, isToday, counts, previous, compared, anomaly }) => [
      date,
      counts.token_issued,
      ...(comparing
        ? [
            previous?.date ?? "",
            // Today is compared with as much of the other day; the rest are compared whole.
            (previous && isToday && trend.until) || "",
            previous?.counts.token_issued ?? "",
            previous && compared ? compared.token_issued - previous.counts.token_issued : "",
          ]
        : []),
      ...metrics.map((metric) => counts[metric]),
      [isToday && "so far", anomaly && "unusual"].filter(Boolean).join(", "),
    ]),
  };
};
