"use client";

import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceArea,
  ReferenceDot,
  ReferenceLine,
  XAxis,
  YAxis,
  type YAxisTickContentProps,
} from "recharts";
import { useFormat } from "@/components/formatting/use-format";
import { DayLabels } from "@/features/analytics/charts/day-labels";
import { EndLabels, type TrendAxis } from "@/features/analytics/charts/end-labels";
import { SpanActions } from "@/features/analytics/charts/span-actions";
import { TrendReading } from "@/features/analytics/charts/trend-reading";
import { useChartReading } from "@/features/analytics/charts/use-chart-reading";
import { type LifecycleMetric, metricPresentation } from "@/features/analytics/metrics";
import type { PreparedTrend, TokenTrendPoint } from "@/features/analytics/prepare-token-trend";
import { useMediaQuery } from "@/features/analytics/use-media-query";
import type { MetricType } from "@/schemas/metric-type";

/** All of an axis' few numbers are drawn, which therefore need not be measured. */
const countAxis = { allowDecimals: false, interval: 0, tickLine: false, axisLine: false } as const;
const tokensAxisWidth = 44;
const agentsAxisWidth = 30;
const dayAxisHeight = 30;
const top = 20;

/** With more unusual days than these, words would lie over each other. */
const mostWords = 3;

/** Where a day stands between the edges of the plot, from 0 to 1; recharts puts a single day in its middle. */
function placeOf(index: number, days: number): number {
  return days > 1 ? index / (days - 1) : 0.5;
}

interface TokenTrendChartProps {
  trend: PreparedTrend;
  /** What is drawn beside the tokens. */
  metrics: readonly LifecycleMetric[];
  /** The agents that the chart is about; none for all. */
  agentIds: readonly string[];
}

/**
 * What was counted on each day. recharts draws; what lies over the plot is what pointer and keyboard meet: a
 * day under it is read, Enter or a click pins the reading, a drag or Shift with the arrows chooses a span.
 */
export const TokenTrendChart = ({ trend, metrics, agentIds }: TokenTrendChartProps) => {
  const format = useFormat();
  const isWide = useMediaQuery("(width >= 40rem)");
  const { points } = trend;
  const { reading, span, close, frameHandlers, plotHandlers } = useChartReading(points.length);

  const last = points.at(-1);
  const shown: readonly MetricType[] = ["token_issued", ...metrics];
  const hasAgentsAxis = metrics.length > 0;
  const labelOffset = hasAgentsAxis ? agentsAxisWidth + 8 : 8;
  const margin = hasAgentsAxis ? { right: isWide ? 92 : 0 } : { right: 52 };
  const plotInset = {
    top,
    left: tokensAxisWidth,
    right: margin.right + (hasAgentsAxis ? agentsAxisWidth : 0),
    bottom: dayAxisHeight,
  };

  const read = reading && points[reading.index];
  const first = span && points[span.from];
  const end = span && points[span.to];
  const unusual = points.filter(({ anomaly }) => anomaly !== undefined);
  const countTick = ({ x, y, textAnchor, payload }: YAxisTickContentProps) => (
    <text x={x} y={y} dy="0.355em" textAnchor={textAnchor} fill="var(--muted)" fontSize={12}>
      {format.compactNumber(payload.value)}
    </text>
  );
  const axisOf = (metric: MetricType): TrendAxis => (metric === "token_issued" ? "tokens" : "agents");

  return (
    <div className="relative h-70" {...frameHandlers}>
      <div inert className="size-full">
        <LineChart
          responsive
          className="size-full"
          data={points}
          accessibilityLayer={false}
          margin={{ top, right: margin.right, bottom: 0, left: 0 }}
        >
          <CartesianGrid vertical={false} stroke="var(--hairline)" yAxisId="tokens" />
          <XAxis
            dataKey="date"
            height={dayAxisHeight}
            tick={false}
            tickLine={false}
            axisLine={{ stroke: "var(--hairline)" }}
          />
          <DayLabels days={points.map(({ date }) => date)} />
          <YAxis
            {...countAxis}
            yAxisId={"tokens" satisfies TrendAxis}
            width={tokensAxisWidth}
            tick={countTick}
          />
          {hasAgentsAxis && (
            <YAxis
              {...countAxis}
              yAxisId={"agents" satisfies TrendAxis}
              orientation="right"
              width={agentsAxisWidth}
              tick={countTick}
            />
          )}
          {first && end && (
            <ReferenceArea
              yAxisId="tokens"
              x1={first.date}
              x2={end.date}
              fill="var(--accent)"
              fillOpacity={0.12}
            />
          )}
          {read && <ReferenceLine yAxisId="tokens" x={read.date} stroke="var(--input-border)" />}
          {trend.comparison && (
            <Line
              yAxisId="tokens"
              dataKey={({ previous }: TokenTrendPoint) => previous?.counts.token_issued}
              stroke="var(--compare)"
              strokeWidth={1.5}
              strokeDasharray="5 4"
              dot={false}
              isAnimationActive={false}
            />
          )}
          {shown.toReversed().flatMap((metric) => {
            const { colour, dash } = metricPresentation[metric];
            const line = {
              yAxisId: axisOf(metric),
              stroke: colour,
              strokeWidth: metric === "token_issued" ? 2 : 1.5,
              dot: false,
              isAnimationActive: false,
            };
            return [
              <Line
                key={`${metric} so far`}
                {...line}
                dataKey={({ counts, date }: TokenTrendPoint) =>
                  points.slice(-2).some((point) => point.date === date) && last?.isToday
                    ? counts[metric]
                    : null
                }
                strokeDasharray="3 4"
              />,
              <Line
                key={metric}
                {...line}
                dataKey={({ counts, isToday }: TokenTrendPoint) => (isToday ? null : counts[metric])}
                {...(dash && { strokeDasharray: dash })}
              />,
            ];
          })}
          {unusual.map(({ date, counts }) => (
            <ReferenceDot
              key={date}
              yAxisId="tokens"
              x={date}
              y={counts.token_issued}
              r={7}
              fill="none"
              stroke="var(--anomaly)"
              strokeWidth={2}
              label={
                unusual.length <= mostWords && {
                  value: "unusual",
                  position: "top",
                  fill: "var(--muted)",
                  fontSize: 12,
                }
              }
            />
          ))}
          {last?.isToday && (
            <ReferenceDot
              yAxisId="tokens"
              x={last.date}
              y={last.counts.token_issued}
              r={4}
              fill="var(--card)"
              stroke="var(--accent)"
              strokeWidth={2}
              label={
                !hasAgentsAxis && { value: "so far", position: "right", fill: "var(--muted)", fontSize: 12 }
              }
            />
          )}
          {read && !read.isToday && (
            <ReferenceDot
              yAxisId="tokens"
              x={read.date}
              y={read.counts.token_issued}
              r={4}
              fill="var(--accent)"
              stroke="var(--card)"
            />
          )}
          {last && hasAgentsAxis && isWide && <EndLabels last={last} metrics={shown} offset={labelOffset} />}
        </LineChart>
      </div>
      <div className="absolute" style={plotInset}>
        <div
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: as an application it is interactive.
          tabIndex={0}
          aria-label="Tokens issued a day. Arrow keys read day by day, Enter pins a day, Shift and arrow keys choose a span."
          className="size-full touch-pan-y rounded-sm"
          {...plotHandlers}
        />
        <TrendReading
          point={read || undefined}
          place={placeOf(reading?.index ?? 0, points.length)}
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
