"use client";

import clsx from "clsx";
import { type KeyboardEvent, useRef, useState } from "react";
import { useFormat } from "@/components/formatting/use-format";
import { describeCell, type HeatmapHours } from "@/features/analytics/heatmap-hours";
import type { CellOfWeek } from "@/features/analytics/page-state";
import type { HeatmapCell } from "@/features/analytics/prepare-activity-heatmap";

interface Position {
  row: number;
  column: number;
}

interface HeatmapGridProps {
  rows: readonly (readonly HeatmapCell[])[];
  hours: HeatmapHours;
  /** The cell that was chosen. */
  pinned: CellOfWeek | null;
  onPin: (cell: CellOfWeek | null) => void;
}

/** Where a key leads to from a cell (WAI-ARIA Authoring Practices, grid pattern); undefined for other keys. */
const nextPosition = ({ key, ctrlKey }: KeyboardEvent, { row, column }: Position, last: Position) => {
  switch (key) {
    case "ArrowUp":
      return { row: Math.max(0, row - 1), column };
    case "ArrowDown":
      return { row: Math.min(last.row, row + 1), column };
    case "ArrowLeft":
      return { row, column: Math.max(0, column - 1) };
    case "ArrowRight":
      return { row, column: Math.min(last.column, column + 1) };
    case "Home":
      return { row: ctrlKey ? 0 : row, column: 0 };
    case "End":
      return { row: ctrlKey ? last.row : row, column: last.column };
    default:
      return undefined;
  }
};

const isSame = (one: CellOfWeek, other: CellOfWeek | null) =>
  one.dow === other?.dow && one.hour === other.hour;

/**
 * The cells of a heatmap as an ARIA grid: one tab stop, arrow keys within, and a reading on focus and hover. Enter
 * or a click chooses a cell, or lets it go again; Escape closes the reading, then lets go of the cell.
 */
export const HeatmapGrid = ({ rows, hours, pinned, onPin }: HeatmapGridProps) => {
  const format = useFormat();
  const grid = useRef<HTMLDivElement>(null);
  const [tabStop, setTabStop] = useState<Position>({ row: 0, column: 0 });
  const [reading, setReading] = useState<Position | null>(null);

  const last = { row: rows.length - 1, column: (rows[0]?.length ?? 1) - 1 };
  // The rows become columns where the window gets narrow.
  const stop = { row: Math.min(tabStop.row, last.row), column: Math.min(tabStop.column, last.column) };
  const readCell = reading && rows[reading.row]?.[reading.column];
  const read = readCell && describeCell(readCell, hours, format);

  const labelOf = (cell: HeatmapCell) => {
    const { time, value } = describeCell(cell, hours, format);
    return `${time}: ${value}`;
  };
  const choose = (cell: HeatmapCell) =>
    onPin(isSame(cell, pinned) ? null : { dow: cell.dow, hour: cell.hour });

  const handleKey = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      if (reading) setReading(null);
      else if (pinned) onPin(null);
      return;
    }
    if (event.key === "Enter" || event.key === " ") {
      const cell = rows[stop.row]?.[stop.column];
      event.preventDefault();
      if (cell) choose(cell);
      return;
    }
    const next = nextPosition(event, stop, last);
    if (!next) return;
    event.preventDefault();
    setTabStop(next);
    setReading(next);
    grid.current?.querySelector<HTMLElement>(`[data-cell="${next.row}-${next.column}"]`)?.focus();
  };

  return (
    <>
      {/* biome-ignore-start lint/a11y/useSemanticElements: the cells lie over a drawing; a table element would lay them out itself. */}
      <div
        ref={grid}
        role="grid"
        tabIndex={-1}
        aria-label={`Events by weekday and hour, ${hours.timeZone}`}
        className="flex size-full flex-col outline-none"
        onKeyDown={handleKey}
        onPointerLeave={() => setReading(null)}
        onBlur={() => setReading(null)}
      >
        {rows.map((cells, row) => (
          <div
            key={`row-${cells[0]?.dow}-${cells[0]?.hour}`}
            role="row"
            tabIndex={-1}
            className="flex flex-1"
          >
            {cells.map((cell, column) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of all its cells.
              <div
                key={`${cell.dow}-${cell.hour}`}
                role="gridcell"
                data-cell={`${row}-${column}`}
                tabIndex={row === stop.row && column === stop.column ? 0 : -1}
                aria-label={labelOf(cell)}
                aria-selected={isSame(cell, pinned)}
                className={clsx(
                  "flex-1 scroll-mt-20 cursor-pointer rounded-sm hover:outline-2 hover:outline-text hover:-outline-offset-1 focus-visible:outline-2 focus-visible:outline-text focus-visible:-outline-offset-1",
                  isSame(cell, pinned) && "outline-2 outline-accent",
                )}
                onFocus={() => {
                  setTabStop({ row, column });
                  setReading({ row, column });
                }}
                onPointerEnter={() => setReading({ row, column })}
                onClick={() => choose(cell)}
              />
            ))}
          </div>
        ))}
      </div>
      {/* biome-ignore-end lint/a11y/useSemanticElements: as above. */}
      <div
        role="status"
        className={
          read && reading
            ? "pointer-events-none absolute z-10 w-max max-w-64 rounded-md border bg-card px-3 py-2 shadow-overlay"
            : "sr-only"
        }
        style={
          read && reading
            ? {
                left: `${((reading.column + 0.5) / (last.column + 1)) * 100}%`,
                top: `${(reading.row / (last.row + 1)) * 100}%`,
                // The further right the cell, the further left of it the reading: so it stays within the panel.
                transform: `translate(${(-reading.column / last.column) * 100}%, calc(-100% - 4px))`,
              }
            : undefined
        }
      >
        {read && (
          <>
            <p className="text-muted text-xs">{read.time}</p>
            <p className="font-medium tabular-nums">{read.value}</p>
            <p className="text-muted text-xs">{read.detail}</p>
          </>
        )}
      </div>
    </>
  );
};
