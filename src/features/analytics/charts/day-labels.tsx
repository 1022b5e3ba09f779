import { usePlotArea } from "recharts";
import { useFormat } from "@/components/formatting/use-format";
import type { CalendarDay } from "@/features/analytics/calendar-day";

/** The room of a label and of the gap beside it; the longest of a short month is half as wide. */
const room = 84;

/** How far below the plot the labels stand. */
const offset = 20;

/**
 * The days below the plot, the first of them and as many at even distances as there is room for. recharts' own labels
 * are measured one by one before they are drawn, and each has the browser lay out the page anew.
 */
export const DayLabels = ({ days }: { days: readonly CalendarDay[] }) => {
  const format = useFormat();
  const plotArea = usePlotArea();
  if (!plotArea) return null;

  const distance = days.length > 1 ? plotArea.width / (days.length - 1) : plotArea.width;
  const step = Math.max(1, Math.ceil(room / distance));
  return days.map((day, index) => {
    if (index % step !== 0) return null;
    const x = plotArea.x + (days.length > 1 ? index * distance : plotArea.width / 2);
    return (
      <text
        key={day}
        x={x}
        y={plotArea.y + plotArea.height + offset}
        textAnchor="middle"
        fill="var(--muted)"
        fontSize={12}
      >
        {format.day(day)}
      </text>
    );
  });
};
