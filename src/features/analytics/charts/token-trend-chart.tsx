"use client";

import { useState } from "react";
import {
  CartesianGrid,
  type DotItemDotProps,
  Line,
  LineChart,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from "recharts";
import { useFormat } from "@/components/formatting/format-provider";
import { keepLayersOutOfTabOrder } from "@/features/analytics/charts/keep-layers-out-of-tab-order";
import type { TokenTrendPoint } from "@/features/analytics/prepare-token-trend";

const tick = { fill: "var(--muted)", fontSize: 12 };

const TodayDot = ({ cx, cy, index, points }: DotItemDotProps) => {
  if (index !== points.length - 1 || cx === undefined || cy === undefined) return null;
  return (
    <g>
      <circle cx={cx} cy={cy} r={4} fill="var(--card)" stroke="var(--accent)" strokeWidth={2} />
      <text x={Number(cx) + 9} y={Number(cy) + 4} fill="var(--muted)" fontSize={12}>
        so far
      </text>
    </g>
  );
};

const TrendTooltip = ({
  points,
  activeIndex,
}: { points: readonly TokenTrendPoint[] } & Pick<TooltipContentProps, "activeIndex">) => {
  const format = useFormat();
  const point = points[Number(activeIndex)];

  return (
    <div role="status" className="rounded-md border bg-card px-3 py-2 shadow-overlay">
      {point && (
        <>
          <p className="text-muted text-xs">{format.weekdayAndDay(point.date)}, UTC</p>
          <p className="font-medium tabular-nums">
            {format.number(point.count)} {point.count === 1 ? "token" : "tokens"}
            {point.isToday && <span className="font-normal text-muted"> so far</span>}
          </p>
        </>
      )}
    </div>
  );
};

/** Tokens issued on each day. Arrow keys step from day to day, Escape takes the reading away. */
export const TokenTrendChart = ({ points }: { points: readonly TokenTrendPoint[] }) => {
  const format = useFormat();
  // The tooltip would otherwise stay after the focus has gone.
  const [readingHidden, setReadingHidden] = useState(false);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to what its chart, which has the focus, is told.
    <div
      ref={keepLayersOutOfTabOrder}
      className="h-70"
      onFocus={() => setReadingHidden(false)}
      onPointerMove={() => setReadingHidden(false)}
      onBlur={() => setReadingHidden(true)}
      onKeyDown={({ key }) => setReadingHidden(key === "Escape")}
    >
      <LineChart
        responsive
        className="size-full"
        data={points}
        margin={{ top: 8, right: 48, bottom: 0, left: 0 }}
        title="Tokens issued a day"
      >
        <CartesianGrid vertical={false} stroke="var(--hairline)" />
        <XAxis
          dataKey="date"
          tickFormatter={format.day}
          interval="equidistantPreserveStart"
          minTickGap={32}
          tick={tick}
          tickMargin={8}
          tickLine={false}
          axisLine={{ stroke: "var(--hairline)" }}
        />
        <YAxis
          width={44}
          allowDecimals={false}
          tickFormatter={format.compactNumber}
          tick={tick}
          tickLine={false}
          axisLine={false}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={readingHidden ? false : { stroke: "var(--input-border)" }}
          {...(readingHidden && { active: false })}
          content={({ activeIndex }: TooltipContentProps) =>
            !readingHidden && <TrendTooltip points={points} activeIndex={activeIndex} />
          }
        />
        <Line
          dataKey="unfinished"
          type="linear"
          stroke="var(--accent)"
          strokeWidth={2}
          strokeDasharray="3 4"
          dot={TodayDot}
          activeDot={false}
          isAnimationActive={false}
        />
        <Line
          dataKey="complete"
          type="linear"
          stroke="var(--accent)"
          strokeWidth={2}
          dot={false}
          activeDot={readingHidden ? false : { r: 4, fill: "var(--accent)", stroke: "var(--card)" }}
          isAnimationActive={false}
        />
      </LineChart>
    </div>
  );
};
