import type { HeatmapCell, HeatmapMeasure } from "@/features/analytics/prepare-activity-heatmap";
import { hourBounds } from "@/features/analytics/zone-hour";

/** How the hours of a heatmap are to be read. */
export interface HeatmapHours {
  /** By its name in the IANA database. */
  timeZone: string;
  /** At which minute of the zone its hours begin. */
  minute: number;
  measure: HeatmapMeasure;
}

/** What is needed of the viewer's format. */
interface Format {
  number: (value: number) => string;
  mean: (value: number) => string;
  longWeekday: (dow: number) => string;
}

const eventsOf = (text: string, value: number) => `${text} ${value === 1 ? "event" : "events"}`;

/** What a cell says in words: which hour it is, what it is measured by, and the other measure. */
export const describeCell = (
  { dow, hour, count, occurrences, value }: HeatmapCell,
  { timeZone, minute, measure }: HeatmapHours,
  format: Format,
) => {
  const { from, to } = hourBounds(hour, minute);
  const times = occurrences === 1 ? "once" : `${format.number(occurrences)} times`;
  const detail = () => {
    if (occurrences === 0) return "This hour has not come by in these days.";
    if (measure === "mean") return `${format.number(count)} in all; it came by ${times}.`;
    return `${format.mean(count / occurrences)} each time; it came by ${times}.`;
  };
  return {
    time: `${format.longWeekday(dow)}, ${from} to ${to} ${timeZone}`,
    value:
      measure === "mean"
        ? `${eventsOf(format.mean(value), value)} each time`
        : eventsOf(format.number(value), value),
    detail: detail(),
  };
};
