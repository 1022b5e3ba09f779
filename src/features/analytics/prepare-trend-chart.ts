import { type LifecycleMetric, metricPresentation } from "@/features/analytics/metrics";
import { prepareCountAxis } from "@/features/analytics/prepare-count-axis";
import type { PreparedTrend, TokenTrendPoint } from "@/features/analytics/prepare-token-trend";
import type { MetricType } from "@/schemas/metric-type";

/** The two axes of the chart: tokens are counted in thousands where agents are in ones. */
export type TrendAxis = "tokens" | "agents";

/** One line of the chart. It has gaps where there is no count. */
export interface TrendLine {
  readonly key: string;
  readonly axis: TrendAxis;
  readonly colour: string;
  /** In pixels, as the dashes are; undefined for none. */
  readonly width: number;
  readonly dash: string | undefined;
  readonly countOf: (point: TokenTrendPoint) => number | null;
}

/** The axis that a metric is counted on. */
export const axisOf = (metric: MetricType): TrendAxis => (metric === "token_issued" ? "tokens" : "agents");

const linesOf = ({ points, comparison }: PreparedTrend, shown: readonly MetricType[]): TrendLine[] => {
  const [beforeLast, last] = [points.at(-2), points.at(-1)];
  const lines = shown.toReversed().flatMap((metric) => {
    const { colour, dash } = metricPresentation[metric];
    const line = { axis: axisOf(metric), colour, width: metric === "token_issued" ? 2 : 1.5 };
    const untilToday: TrendLine = {
      ...line,
      key: metric,
      dash,
      countOf: ({ isToday, counts }) => (isToday ? null : counts[metric]),
    };
    const soFar: TrendLine = {
      ...line,
      key: `${metric} so far`,
      dash: "3 4",
      countOf: (point) => (point === last || point === beforeLast ? point.counts[metric] : null),
    };
    return last?.isToday ? [soFar, untilToday] : [untilToday];
  });
  if (!comparison) return lines;
  const before: TrendLine = {
    key: "before",
    axis: "tokens",
    colour: "var(--compare)",
    width: 1.5,
    dash: "5 4",
    countOf: ({ previous }) => previous?.counts.token_issued ?? null,
  };
  return [before, ...lines];
};

/**
 * What the chart of a trend draws, and where.
 *
 * @param metrics what is drawn beside the tokens
 */
export const prepareTrendChart = (trend: PreparedTrend, metrics: readonly LifecycleMetric[]) => {
  const { points } = trend;
  const shown: readonly MetricType[] = ["token_issued", ...metrics];
  const lines = linesOf(trend, shown);
  const numbersOf = (axis: TrendAxis) => {
    const counts = lines
      .filter((line) => line.axis === axis)
      .flatMap(({ countOf }) => points.map((point) => countOf(point) ?? 0));
    return prepareCountAxis(Math.max(0, ...counts));
  };
  const numbers = { tokens: numbersOf("tokens"), agents: numbersOf("agents") };
  const topOf = (axis: TrendAxis) => numbers[axis].at(-1) ?? 1;

  return {
    points,
    shown,
    lines,
    /** The numbers of each axis, in ascending order from 0. */
    numbers,
    /** The highest number of an axis, which stands at the top of the plot. */
    topOf,
    hasAgentsAxis: metrics.length > 0,
    /** Where a day stands, from 0 at the left of the plot to 1 at its right; a single day in its middle. */
    placeOf: (index: number) => (points.length > 1 ? index / (points.length - 1) : 0.5),
    /** Where a count stands, from 0 at the top of the plot to 1 at its bottom. */
    depthOf: (axis: TrendAxis, count: number) => 1 - count / topOf(axis),
  };
};

export type PreparedTrendChart = ReturnType<typeof prepareTrendChart>;
