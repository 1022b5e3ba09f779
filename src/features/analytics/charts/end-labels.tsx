import { chartText } from "@/features/analytics/charts/chart-text";
import { trendPlotHeight } from "@/features/analytics/charts/trend-size";
import { metricPresentation } from "@/features/analytics/metrics";
import { axisOf, type PreparedTrendChart } from "@/features/analytics/prepare-trend-chart";
import type { MetricType } from "@/schemas/metric-type";

/** How far to the right of the plot the labels begin, beyond the numbers of agents, in pixels. */
const offset = 38;

const lineHeight = 14;

/** Where labels go that would lie over each other: each at its place, or as far below as it has to be. */
const spread = (places: readonly { key: MetricType; y: number }[]) => {
  const labels = places.toSorted((one, other) => one.y - other.y).map((label) => ({ ...label }));
  for (const [index, label] of labels.entries()) {
    label.y = Math.max(label.y, (labels[index - 1]?.y ?? Number.NEGATIVE_INFINITY) + lineHeight);
  }
  for (let index = labels.length - 1; index >= 0; index -= 1) {
    const label = labels[index];
    const below = labels[index + 1]?.y ?? trendPlotHeight + lineHeight;
    if (label) label.y = Math.min(label.y, below - lineHeight);
  }
  return labels;
};

/** The name of each line at its end, where the window leaves room for it. */
export const EndLabels = ({ chart: { points, shown, depthOf } }: { chart: PreparedTrendChart }) => {
  const last = points.at(-1);
  if (!last) return null;

  const places = shown.map((metric) => ({
    key: metric,
    y: depthOf(axisOf(metric), last.counts[metric]) * trendPlotHeight,
  }));
  return spread(places).map(({ key, y }) => (
    <text key={key} {...chartText} x="100%" y={y} dx={offset} dy={4} className="hidden sm:block">
      {metricPresentation[key].label}
    </text>
  ));
};
