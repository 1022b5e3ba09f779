import type { Format } from "@/components/formatting/create-format";
import { chartText } from "@/features/analytics/charts/chart-text";
import { percent } from "@/features/analytics/charts/percent";
import type { PreparedTrendChart, TrendAxis } from "@/features/analytics/prepare-trend-chart";

/** How wide the plot is at least, in pixels, for its days to be labelled as in the layout that has these classes. */
const layouts = [
  { width: 208, shown: "block", hidden: "hidden" },
  { width: 384, shown: "@sm:block", hidden: "@sm:hidden" },
  { width: 576, shown: "@xl:block", hidden: "@xl:hidden" },
  { width: 768, shown: "@3xl:block", hidden: "@3xl:hidden" },
  { width: 1024, shown: "@5xl:block", hidden: "@5xl:hidden" },
] as const;

/** The room of a label and of the gap beside it, in pixels; the longest of a short month is half as wide. */
const labelRoom = 76;

/** In which layouts the day has a label: the first day has, and as many others at even distances as have room. */
const labelClassName = (index: number, days: number) =>
  layouts
    .map(({ width, shown, hidden }) => {
      const step = Math.ceil((labelRoom * (days - 1)) / width);
      return index % Math.max(1, step) === 0 ? shown : hidden;
    })
    .join(" ");

interface TrendFrameProps {
  chart: PreparedTrendChart;
  format: Format;
}

/** What the lines are read by: the counts beside the plot, and the days below it. Within a container of its width. */
export const TrendFrame = ({ chart, format }: TrendFrameProps) => {
  const { points, numbers, hasAgentsAxis, placeOf, depthOf } = chart;
  const heightOf = (axis: TrendAxis, count: number) => percent(depthOf(axis, count));

  return (
    <svg aria-hidden="true" className="absolute inset-0 size-full overflow-visible">
      {numbers.tokens.map((count) => (
        <g key={count}>
          <line
            x2="100%"
            y1={heightOf("tokens", count)}
            y2={heightOf("tokens", count)}
            stroke="var(--hairline)"
          />
          <text {...chartText} y={heightOf("tokens", count)} dx={-8} dy="0.355em" textAnchor="end">
            {format.compactNumber(count)}
          </text>
        </g>
      ))}
      {hasAgentsAxis &&
        numbers.agents.map((count) => (
          <text key={count} {...chartText} x="100%" y={heightOf("agents", count)} dx={8} dy="0.355em">
            {format.compactNumber(count)}
          </text>
        ))}
      {points.map(({ date }, index) => {
        const className = labelClassName(index, points.length);
        return className.includes("block") ? (
          <text
            key={date}
            {...chartText}
            x={percent(placeOf(index))}
            y="100%"
            dy={20}
            textAnchor="middle"
            className={className}
          >
            {format.day(date)}
          </text>
        ) : null;
      })}
    </svg>
  );
};
