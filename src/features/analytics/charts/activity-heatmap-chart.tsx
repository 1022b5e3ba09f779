"use client";

import { Scatter, ScatterChart, type ScatterShapeProps, usePlotArea, XAxis, YAxis } from "recharts";
import { useFormat } from "@/components/formatting/use-format";
import { chartText } from "@/features/analytics/charts/chart-text";
import { fillClassName } from "@/features/analytics/charts/heat-step-classes";
import { HeatmapGrid } from "@/features/analytics/charts/heatmap-grid";
import { heatmapChartClassName } from "@/features/analytics/charts/heatmap-size";
import type { HeatmapHours } from "@/features/analytics/heatmap-hours";
import type { CellOfWeek } from "@/features/analytics/page-state";
import type { HeatmapCell, PreparedHeatmap } from "@/features/analytics/prepare-activity-heatmap";
import { useMediaQuery } from "@/features/analytics/use-media-query";
import { hourBounds } from "@/features/analytics/zone-hour";

const gap = 2;
const labelsWidth = 44;
const totalsWidth = 48;
const labelsHeight = 24;
const totalsHeight = 24;
const everyThirdHour = [0, 3, 6, 9, 12, 15, 18, 21];

interface CellShapeProps extends Pick<ScatterShapeProps, "cx" | "cy"> {
  cell: HeatmapCell;
  columnCount: number;
  rowCount: number;
  isNow: boolean;
}

const CellShape = ({ cx, cy, cell, columnCount, rowCount, isNow }: CellShapeProps) => {
  const plotArea = usePlotArea();
  if (!plotArea || cx === undefined || cy === undefined) return null;
  const width = plotArea.width / columnCount - gap;
  const height = plotArea.height / rowCount - gap;
  const rectangle = (inset: number) => ({
    x: cx - width / 2 + inset,
    y: cy - height / 2 + inset,
    width: Math.max(0, width - 2 * inset),
    height: Math.max(0, height - 2 * inset),
    rx: 2,
  });

  return (
    <>
      {/* The border of an empty cell is drawn half outside of its rectangle. */}
      <rect {...rectangle(cell.step === 0 ? 0.5 : 0)} className={fillClassName(cell.step)} />
      {isNow && (
        <>
          {/* The card's colour around the ring keeps it apart from the darkest cell. */}
          <rect {...rectangle(2)} className="fill-none stroke-card" strokeWidth={4} />
          <rect {...rectangle(1)} className="fill-none stroke-text" strokeWidth={2} />
        </>
      )}
    </>
  );
};

interface ActivityHeatmapChartProps {
  heatmap: PreparedHeatmap;
  hours: HeatmapHours;
  /** The hour that is running, to be marked; null where it is not one of the days. */
  now: CellOfWeek | null;
  /** The cell that was chosen. */
  pinned: CellOfWeek | null;
  onPin: (cell: CellOfWeek | null) => void;
}

/**
 * Activity by weekday and hour: seven rows of 24 where that leaves a cell enough room, else 24 rows of seven; at
 * the end of each row and column what it has in all. recharts draws; the grid over it is what pointer, keyboard
 * and screen reader meet.
 */
export const ActivityHeatmapChart = ({ heatmap, hours, now, pinned, onPin }: ActivityHeatmapChartProps) => {
  const format = useFormat();
  const isWide = useMediaQuery("(width >= 48rem)");
  const { days, dayTotals, hourTotals } = heatmap;

  const rows = isWide ? days : hourTotals.map((_, hour) => days.flatMap((day) => day[hour] ?? []));
  const rowCount = rows.length;
  const columnCount = rows[0]?.length ?? 0;
  const points = rows.flatMap((cells, row) => cells.map((cell, column) => ({ row, column, cell })));

  const weekdayLabel = (index: number) => format.shortWeekday(days[index]?.[0]?.dow ?? 0);
  const hourLabel = (hour: number) => {
    const { from } = hourBounds(hour, hours.minute);
    return hours.minute === 0 ? from.slice(0, 2) : from;
  };
  const everyDay = days.map((_, index) => index);
  const everyHour = hourTotals.map((_, hour) => hour);
  const weekdays = { all: everyDay, labelled: everyDay, label: weekdayLabel, totals: dayTotals };
  const hoursOfDay = { all: everyHour, labelled: everyThirdHour, label: hourLabel, totals: hourTotals };
  const [columnAxis, rowAxis] = isWide ? [hoursOfDay, weekdays] : [weekdays, hoursOfDay];
  const common = { type: "number", interval: 0, tick: chartText, tickLine: false, axisLine: false } as const;

  return (
    <div className={`relative ${heatmapChartClassName}`}>
      <div inert className="size-full">
        <ScatterChart
          responsive
          className="size-full"
          accessibilityLayer={false}
          margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
        >
          <XAxis
            {...common}
            dataKey="column"
            domain={[-0.5, columnCount - 0.5]}
            ticks={columnAxis.labelled}
            tickFormatter={columnAxis.label}
            height={labelsHeight}
          />
          <XAxis
            {...common}
            xAxisId="totals"
            dataKey="column"
            orientation="top"
            domain={[-0.5, columnCount - 0.5]}
            allowDataOverflow
            ticks={columnAxis.all}
            // A column of a narrow window is less wide than some totals: then every other one is there.
            interval="equidistantPreserveStart"
            minTickGap={2}
            tickFormatter={(column: number) => format.shortNumber(columnAxis.totals[column] ?? 0)}
            height={totalsHeight}
          />
          <YAxis
            {...common}
            dataKey="row"
            reversed
            domain={[-0.5, rowCount - 0.5]}
            ticks={rowAxis.labelled}
            tickFormatter={rowAxis.label}
            width={labelsWidth}
          />
          <YAxis
            {...common}
            yAxisId="totals"
            dataKey="row"
            orientation="right"
            reversed
            domain={[-0.5, rowCount - 0.5]}
            allowDataOverflow
            ticks={rowAxis.all}
            tickFormatter={(row: number) => format.shortNumber(rowAxis.totals[row] ?? 0)}
            width={totalsWidth}
          />
          <Scatter
            data={points}
            isAnimationActive={false}
            shape={({ cx, cy, payload }: ScatterShapeProps) => (
              <CellShape
                cx={cx}
                cy={cy}
                cell={payload.cell}
                columnCount={columnCount}
                rowCount={rowCount}
                isNow={payload.cell.dow === now?.dow && payload.cell.hour === now?.hour}
              />
            )}
          />
        </ScatterChart>
      </div>
      <div
        className="absolute"
        style={{ left: labelsWidth, right: totalsWidth, top: totalsHeight, bottom: labelsHeight }}
      >
        <HeatmapGrid rows={rows} hours={hours} pinned={pinned} onPin={onPin} />
      </div>
    </div>
  );
};
