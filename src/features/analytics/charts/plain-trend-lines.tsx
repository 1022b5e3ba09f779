import { dotRadius } from "@/features/analytics/charts/dot-radius";
import type { PreparedTrendChart, TrendLine } from "@/features/analytics/prepare-trend-chart";

const pathOf = ({ points, placeOf, depthOf }: PreparedTrendChart, { axis, countOf }: TrendLine) => {
  let isDrawing = false;
  return points
    .map((point, index) => {
      const count = countOf(point);
      const command = isDrawing ? "L" : "M";
      isDrawing = count !== null;
      return count === null ? "" : `${command}${placeOf(index)} ${depthOf(axis, count)}`;
    })
    .concat(points.length === 1 ? "h0" : "")
    .join("");
};

/** The lines of the chart as recharts draws them, which can be there before its code is. */
export const PlainTrendLines = ({ chart }: { chart: PreparedTrendChart }) => (
  <svg
    aria-hidden="true"
    viewBox="0 0 1 1"
    preserveAspectRatio="none"
    className="absolute inset-0 size-full overflow-visible"
    fill="none"
  >
    {chart.lines.map((line) => (
      <path
        key={line.key}
        d={pathOf(chart, line)}
        vectorEffect="non-scaling-stroke"
        stroke={line.colour}
        {...(chart.points.length > 1
          ? { strokeWidth: line.width, strokeDasharray: line.dash }
          : { strokeWidth: 2 * dotRadius, strokeLinecap: "round" })}
      />
    ))}
  </svg>
);
