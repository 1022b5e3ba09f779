"use client";

import { Scatter, ScatterChart, type ScatterShapeProps, usePlotArea, XAxis, YAxis } from "recharts";
import { useFormat } from "@/components/formatting/format-provider";
import { fillClassName } from "@/features/analytics/charts/heat-step-classes";
import { HeatmapGrid } from "@/features/analytics/charts/heatmap-grid";
import type { HeatmapCell } from "@/features/analytics/prepare-activity-heatmap";
import { useMediaQuery } from "@/features/analytics/use-media-query";

const gap = 2;
const axisWidth = 44;
const axisHeight = 24;
const tick = { fill: "var(--muted)", fontSize: 12 };

interface CellShapeProps extends Pick<ScatterShapeProps, "cx" | "cy"> {
  cell: HeatmapCell;
  columnCount: number;
  rowCount: number;
}

const CellShape = ({ cx, cy, cell, columnCount, rowCount }: CellShapeProps) => {
  const plotArea = usePlotArea();
  if (!plotArea || cx === undefined || cy === undefined) return null;
  const width = plotArea.width / columnCount - gap;
  const height = plotArea.height / rowCount - gap;
  // The border of an empty cell is drawn half outside of its rectangle.
  const inset = cell.step === 0 ? 0.5 : 0;

  return (
    <rect
      x={cx - width / 2 + inset}
      y={cy - height / 2 + inset}
      width={Math.max(0, width - 2 * inset)}
      height={Math.max(0, height - 2 * inset)}
      rx={2}
      className={fillClassName(cell.step)}
    />
  );
};

const hourLabel = (hour: number) => String(hour).padStart(2, "0");

/**
 * Activity by weekday and hour: seven rows of 24 where that leaves a cell enough room, else 24 rows of seven.
 * recharts draws; the grid over it is what pointer, keyboard and screen reader meet.
 */
export const ActivityHeatmapChart = ({ days }: { days: readonly (readonly HeatmapCell[])[] }) => {
  const format = useFormat();
  const isWide = useMediaQuery("(width >= 48rem)");

  const rows = isWide ? days : (days[0] ?? []).map((_, hour) => days.flatMap((day) => day[hour] ?? []));
  const rowCount = rows.length;
  const columnCount = rows[0]?.length ?? 0;
  const points = rows.flatMap((cells, row) => cells.map((cell, column) => ({ row, column, cell })));

  const weekdayLabel = (index: number) => format.shortWeekday(days[index]?.[0]?.dow ?? 0);
  const everyThirdHour = [0, 3, 6, 9, 12, 15, 18, 21];
  const everyDay = days.map((_, index) => index);

  return (
    <div className="relative h-168 md:h-56">
      <div inert className="size-full">
        <ScatterChart
          responsive
          className="size-full"
          accessibilityLayer={false}
          margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
        >
          <XAxis
            type="number"
            dataKey="column"
            domain={[-0.5, columnCount - 0.5]}
            ticks={isWide ? everyThirdHour : everyDay}
            tickFormatter={isWide ? hourLabel : weekdayLabel}
            interval={0}
            height={axisHeight}
            tick={tick}
            tickLine={false}
            axisLine={false}
          />
          <YAxis
            type="number"
            dataKey="row"
            reversed
            domain={[-0.5, rowCount - 0.5]}
            ticks={isWide ? everyDay : everyThirdHour}
            tickFormatter={isWide ? weekdayLabel : hourLabel}
            interval={0}
            width={axisWidth}
            tick={tick}
            tickLine={false}
            axisLine={false}
          />
          <Scatter
            data={points}
            isAnimationActive={false}
            shape={({ cx, cy, payload }: ScatterShapeProps) => (
              <CellShape cx={cx} cy={cy} cell={payload.cell} columnCount={columnCount} rowCount={rowCount} />
            )}
          />
        </ScatterChart>
      </div>
      <div className="absolute top-0 right-0" style={{ left: axisWidth, bottom: axisHeight }}>
        <HeatmapGrid rows={rows} />
      </div>
    </div>
  );
};
