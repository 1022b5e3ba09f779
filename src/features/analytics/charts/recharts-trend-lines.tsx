"use client";

import { Line, LineChart, XAxis, YAxis } from "recharts";
import { dotRadius } from "@/features/analytics/charts/dot-radius";
import type { PreparedTrendChart } from "@/features/analytics/prepare-trend-chart";

const margin = { top: 0, right: 0, bottom: 0, left: 0 };

/** The lines of the chart, drawn by recharts. */
export const RechartsTrendLines = ({ chart: { points, lines, topOf } }: { chart: PreparedTrendChart }) => (
  <LineChart
    responsive
    className="size-full [&_svg]:overflow-visible"
    data={points}
    accessibilityLayer={false}
    margin={margin}
  >
    <XAxis dataKey="date" hide />
    <YAxis yAxisId="tokens" domain={[0, topOf("tokens")]} hide />
    <YAxis yAxisId="agents" domain={[0, topOf("agents")]} orientation="right" hide />
    {lines.map(({ key, axis, colour, width, dash, countOf }) => (
      <Line
        key={key}
        yAxisId={axis}
        dataKey={countOf}
        stroke={colour}
        strokeWidth={width}
        {...(dash && { strokeDasharray: dash })}
        dot={points.length === 1 && { r: dotRadius, fill: colour, strokeWidth: 0 }}
        isAnimationActive={false}
      />
    ))}
  </LineChart>
);
