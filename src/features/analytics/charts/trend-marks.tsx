import { chartText } from "@/features/analytics/charts/chart-text";
import { EndLabels } from "@/features/analytics/charts/end-labels";
import { percent } from "@/features/analytics/charts/percent";
import type { PreparedTrendChart } from "@/features/analytics/prepare-trend-chart";

/** With more unusual days than these, words would lie over each other. */
const mostWords = 3;

interface TrendMarksProps {
  chart: PreparedTrendChart;
  /** The day that is read. */
  read?: number | undefined;
  /** The days that are chosen. */
  span?: { from: number; to: number } | undefined;
}

/** What is said of single days: those that are unusual, the one that is not over, and what is read and chosen. */
export const TrendMarks = ({ chart, read, span }: TrendMarksProps) => {
  const { points, hasAgentsAxis, placeOf, depthOf } = chart;
  const unusual = [...points.entries()].filter(([, { anomaly }]) => anomaly !== undefined);
  const last = points.length - 1;
  const dotAt = (index: number) => ({
    cx: percent(placeOf(index)),
    cy: percent(depthOf("tokens", points[index]?.counts.token_issued ?? 0)),
  });

  return (
    <svg aria-hidden="true" className="absolute inset-0 size-full overflow-visible">
      {span && (
        <rect
          x={percent(placeOf(span.from))}
          width={percent(placeOf(span.to) - placeOf(span.from))}
          height="100%"
          fill="var(--accent)"
          fillOpacity={0.12}
        />
      )}
      {read !== undefined && (
        <line
          x1={percent(placeOf(read))}
          x2={percent(placeOf(read))}
          y2="100%"
          stroke="var(--input-border)"
        />
      )}
      {unusual.map(([index, { date }]) => (
        <g key={date}>
          <circle {...dotAt(index)} r={7} fill="none" stroke="var(--anomaly)" strokeWidth={2} />
          {unusual.length <= mostWords && (
            <text {...chartText} x={dotAt(index).cx} y={dotAt(index).cy} dy={-12} textAnchor="middle">
              unusual
            </text>
          )}
        </g>
      ))}
      {points[last]?.isToday && (
        <>
          <circle {...dotAt(last)} r={4} fill="var(--card)" stroke="var(--accent)" strokeWidth={2} />
          {!hasAgentsAxis && (
            <text {...chartText} x={dotAt(last).cx} y={dotAt(last).cy} dx={9} dy="0.355em">
              so far
            </text>
          )}
        </>
      )}
      {read !== undefined && !points[read]?.isToday && (
        <circle {...dotAt(read)} r={4} fill="var(--accent)" stroke="var(--card)" />
      )}
      {hasAgentsAxis && <EndLabels chart={chart} />}
    </svg>
  );
};
