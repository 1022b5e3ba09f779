import type { CalendarDay } from "@/features/analytics/calendar-day";
import type { Anomaly } from "@/features/analytics/prepare-anomalies";
import type { UsageTrend } from "@/schemas/usage-trend";

/**
 * What the line chart and its table show of a trend.
 *
 * @param trend days in ascending order
 * @param today the present day, which is not over and must not look like a fall
 * @param anomalies those of any days
 */
export const prepareTokenTrend = (
  trend: UsageTrend,
  today: CalendarDay,
  anomalies: readonly Anomaly[] = [],
) => {
  const anomalyOf = new Map(anomalies.map((anomaly) => [anomaly.date, anomaly]));
  const points = trend.days.map(({ date, counts, previous }) => {
    const isToday = date === today;
    return {
      date,
      isToday,
      counts,
      previous,
      /** What of the day is compared: all of it, or the hours of today that are over. */
      compared: isToday ? trend.today?.counts : counts,
      anomaly: anomalyOf.get(date),
    };
  });

  const compared = points.filter(({ previous }) => previous !== null);
  const sum = (counts: readonly (number | undefined)[]) =>
    counts.reduce<number>((total, count) => total + (count ?? 0), 0);

  const comparison =
    compared.length > 0
      ? {
          from: compared[0]?.previous?.date,
          to: compared.at(-1)?.previous?.date,
          count: sum(compared.map((point) => point.compared?.token_issued)),
          previous: sum(compared.map(({ previous }) => previous?.counts.token_issued)),
          /** Whether there are days of which nothing is kept from before. */
          partial: compared.length < points.length,
        }
      : undefined;

  return {
    points,
    /** The instant up to which today is compared. */
    until: trend.today?.until,
    total: sum(points.map(({ counts }) => counts.token_issued)),
    /** The days that can be compared, those they are compared with, and the tokens of both; undefined for none. */
    comparison,
  };
};

export type PreparedTrend = ReturnType<typeof prepareTokenTrend>;
export type TokenTrendPoint = PreparedTrend["points"][number];
