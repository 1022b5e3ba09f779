import { type CalendarDay, dayOf } from "@/features/analytics/calendar-day";
import type { Glance } from "@/schemas/glance";

type Comparison = NonNullable<Glance["today"]["compared"]>;

/**
 * What is said of a comparison: the days before that it goes over, up to which hour of the last, and, where it
 * ends before today, which day of the present stretch is its last.
 *
 * @param today the present day, with which the present stretch ends as a rule
 */
export const prepareComparison = ({ until, count, previous }: Comparison, today: CalendarDay) => {
  const lastDayBefore = (instant: string) => dayOf(Date.parse(instant) - 1);
  const isWholeDay = previous.until.endsWith("T00:00:00.000Z");
  const isCutShort = until < `${today}T00:00:00.000Z`;
  return {
    from: dayOf(Date.parse(previous.from)),
    to: lastDayBefore(previous.until),
    /** The instant in whose hour both end; undefined where both end with a day. */
    time: isWholeDay ? undefined : previous.until,
    lastDay: isCutShort ? lastDayBefore(until) : undefined,
    count,
    previous: previous.count,
  };
};

export type PreparedComparison = ReturnType<typeof prepareComparison>;
