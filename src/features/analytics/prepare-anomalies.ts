import type { CalendarDay } from "@/features/analytics/calendar-day";

export interface Anomaly {
  date: CalendarDay;
  count: number;
  /** What the same weekday has as a rule. */
  usual: number;
}

const daysOfAWeek = 7;

/** With fewer days of the same weekday before and after it there is no saying what is usual. */
const fewestOthers = 4;

/** How many deviations are too many: of days that scatter normally this leaves out one in two thousand. */
const threshold = 3.5;

/** Of what is usual, by how much a day is off at least that is worth a look, however regular the others are. */
const leastDifference = 0.25;

/** What makes the median absolute deviation of a normal distribution its standard deviation. */
const consistency = 1.4826;

const median = (counts: readonly number[]) => {
  const ascending = counts.toSorted((one, other) => one - other);
  const middle = Math.floor(ascending.length / 2);
  const upper = ascending[middle] ?? 0;
  return ascending.length % 2 === 1 ? upper : ((ascending[middle - 1] ?? 0) + upper) / 2;
};

/**
 * The days on which there was far more or far less than the same weekday has as a rule: by the median of the
 * others and their median absolute deviation, neither of which a spike moves. Days before the first token say
 * nothing about what is usual, nor does today, which is not over.
 *
 * @param trend days in ascending order, without a gap, the last of them today
 */
export const prepareAnomalies = (trend: readonly { date: CalendarDay; count: number }[]): Anomaly[] => {
  const firstWithTokens = trend.findIndex(({ count }) => count > 0);
  if (firstWithTokens === -1) return [];
  const days = trend.slice(firstWithTokens, -1);

  return days.flatMap(({ date, count }, index) => {
    const others = days
      .filter((_, other) => other !== index && (other - index) % daysOfAWeek === 0)
      .map((day) => day.count);
    if (others.length < fewestOthers) return [];
    const usual = median(others);
    const deviation = consistency * median(others.map((other) => Math.abs(other - usual)));
    // Independent events alone scatter by the root of their number: less than that is no regularity.
    const scatter = Math.max(deviation, Math.sqrt(usual), 1);
    const tooMuch = Math.max(threshold * scatter, leastDifference * usual);
    return Math.abs(count - usual) > tooMuch ? [{ date, count, usual }] : [];
  });
};
