"use client";

import { useMemo } from "react";
import { useFormat } from "@/components/formatting/use-format";
import { lateCode, useLateCode } from "@/components/late-code";
import { PlainTrendLines } from "@/features/analytics/charts/plain-trend-lines";
import { SpanActions } from "@/features/analytics/charts/span-actions";
import { TrendFrame } from "@/features/analytics/charts/trend-frame";
import { TrendMarks } from "@/features/analytics/charts/trend-marks";
import { TrendReading } from "@/features/analytics/charts/trend-reading";
import { trendChartClassName, trendPlotClassName } from "@/features/analytics/charts/trend-size";
import { useChartReading } from "@/features/analytics/charts/use-chart-reading";
import type { LifecycleMetric } from "@/features/analytics/metrics";
import type { PreparedTrend } from "@/features/analytics/prepare-token-trend";
import { prepareTrendChart } from "@/features/analytics/prepare-trend-chart";

const rechartsLines = lateCode(() =>
  import("@/features/analytics/charts/recharts-trend-lines").then((module) => module.RechartsTrendLines),
);

interface TokenTrendChartProps {
  trend: PreparedTrend;
  /** What is drawn beside the tokens. */
  metrics: readonly LifecycleMetric[];
  /** The agents that the chart is about; none for all. */
  agentIds: readonly string[];
}

/**
 * What was counted on each day. What lies over the lines is what pointer and keyboard meet: a day under it is read,
 * Enter or a click pins the reading, a drag or Shift with the arrows chooses a span.
 */
export const TokenTrendChart = ({ trend, metrics, agentIds }: TokenTrendChartProps) => {
  const format = useFormat();
  const Lines = useLateCode(rechartsLines) ?? PlainTrendLines;
  const chart = useMemo(() => prepareTrendChart(trend, metrics), [trend, metrics]);
  const { points, shown, placeOf, hasAgentsAxis } = chart;
  const { reading, span, close, frameHandlers, plotHandlers } = useChartReading(points.length);

  const read = reading && points[reading.index];
  const first = span && points[span.from];
  const end = span && points[span.to];

  return (
    <div className={trendChartClassName} {...frameHandlers}>
      <div className={trendPlotClassName(hasAgentsAxis)}>
        <div inert className="@container absolute inset-0">
          <TrendFrame chart={chart} format={format} />
          <Lines chart={chart} />
          <TrendMarks chart={chart} read={reading?.index} span={span ?? undefined} />
        </div>
        <div
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: as an application it is interactive.
          tabIndex={0}
          aria-label="Tokens issued a day. Arrow keys read day by day, Enter pins a day, Shift and arrow keys choose a span."
          className="absolute inset-0 touch-pan-y rounded-sm"
          {...plotHandlers}
        />
        <TrendReading
          point={read || undefined}
          place={placeOf(reading?.index ?? 0)}
          pinned={reading?.pinned ?? false}
          hidden={span?.chosen ?? false}
          metrics={shown}
          until={trend.until}
          agentIds={agentIds}
        />
        {span?.chosen && first && end && (
          <SpanActions
            from={first.date}
            to={end.date}
            total={points
              .slice(span.from, span.to + 1)
              .reduce((total, { counts }) => total + counts.token_issued, 0)}
            agentIds={agentIds}
            onClose={close}
          />
        )}
      </div>
    </div>
  );
};
