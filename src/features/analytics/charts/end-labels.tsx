import { usePlotArea, useYAxisScale } from "recharts";
import { metricPresentation } from "@/features/analytics/metrics";
import type { TokenTrendPoint } from "@/features/analytics/prepare-token-trend";
import type { MetricType } from "@/schemas/metric-type";

/** The two axes of the chart: tokens are counted in thousands where agents are in ones. */
export type TrendAxis = "tokens" | "agents";

const lineHeight = 14;

/** Where labels go that would lie over each other: each at its place, or as far below as it has to be. */
const spread = (places: readonly { key: MetricType; y: number }[], lowest: number) => {
  const labels = places.toSorted((one, other) => one.y - other.y).map((label) => ({ ...label }));
  for (const [index, label] of labels.entries()) {
    label.y = Math.max(label.y, (labels[index - 1]?.y ?? Number.NEGATIVE_INFINITY) + lineHeight);
  }
  for (let index = labels.length - 1; index >= 0; index -= 1) {
    const label = labels[index];
    const below = labels[index + 1]?.y ?? lowest + lineHeight;
    if (label) label.y = Math.min(label.y, below - lineHeight);
  }
  return labels;
};

interface EndLabelsProps {
  last: TokenTrendPoint;
  metrics: readonly MetricType[];
  /** How far to the right of the plot the labels begin. */
  offset: number;
}

/** The name of each line at its end. */
export const EndLabels = ({ last, metrics, offset }: EndLabelsProps) => {
  const plotArea = usePlotArea();
  const tokens = useYAxisScale("tokens" satisfies TrendAxis);
  const agents = useYAxisScale("agents" satisfies TrendAxis);
  if (!plotArea) return null;

  const places = metrics.flatMap((metric) => {
    const y = (metric === "token_issued" ? tokens : agents)?.(last.counts[metric]);
    return y === undefined ? [] : [{ key: metric, y }];
  });
  return spread(places, plotArea.y + plotArea.height).map(({ key, y }) => (
    <text key={key} x={plotArea.x + plotArea.width + offset} y={y + 4} fill="var(--muted)" fontSize={12}>
      {metricPresentation[key].label}
    </text>
  ));
};
