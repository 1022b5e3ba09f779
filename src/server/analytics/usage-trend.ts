import type { z } from "zod";
import { maximumDays } from "@/schemas/analytics-days";
import { metricTypes } from "@/schemas/metric-type";
import type { UsageCounts, UsageTrend, UsageTrendInput } from "@/schemas/usage-trend";
import { liveData, type ReadSource } from "@/server/analytics/analytics-repository";
import {
  findCountsOfDays,
  findCountsWithinDays,
  type StoredDay,
} from "@/server/analytics/usage-trend-repository";
import { addDays, isoDate, startOfDay, startOfHour } from "@/server/analytics/utc-time";

const daysOfAWeek = 7;

/** The counts of each day that has any; of another there are none of anything. */
function countsByDay(stored: readonly StoredDay[]): (day: Date) => UsageCounts {
  const counts = new Map(stored.map(({ date, metric_type, count }) => [`${date} ${metric_type}`, count]));
  return (day) => {
    const countOf = (metric: keyof UsageCounts) => counts.get(`${isoDate(day)} ${metric}`) ?? 0;
    return Object.fromEntries(metricTypes.map((metric) => [metric, countOf(metric)])) as UsageCounts;
  };
}

/**
 * What was counted on each UTC day of [from, to], and on the day before that each is compared with: the one as
 * many whole weeks earlier as the span takes, so that weekdays meet their like. Of the agents named, or of the
 * whole tenant. Hours are kept for 90 days, so that agents have no days before, and today no hours to be
 * compared with that are older.
 */
export async function usageTrend(
  tenantId: string,
  { from, to, agent_ids, compare = false }: z.output<typeof UsageTrendInput>,
  source: ReadSource = liveData(),
): Promise<UsageTrend> {
  const first = new Date(from);
  const end = addDays(new Date(to), 1);
  const dayCount = Math.round((end.getTime() - first.getTime()) / 86_400_000);
  const shift = compare ? Math.ceil(dayCount / daysOfAWeek) * daysOfAWeek : 0;
  const today = startOfDay(source.now);
  const oldestHour = addDays(today, 1 - maximumDays);
  const previousToday = addDays(today, -shift);

  const counts = countsByDay(
    await findCountsOfDays(tenantId, source, agent_ids, { from: addDays(first, -shift), until: end }),
  );
  const previousOf = (day: Date): UsageTrend["days"][number]["previous"] => {
    const date = addDays(day, -shift);
    const kept = !agent_ids || date >= oldestHour;
    return compare && kept ? { date: isoDate(date), counts: counts(date) } : null;
  };
  const days = Array.from({ length: dayCount }, (_, index) => addDays(first, index)).map((day) => ({
    date: isoDate(day),
    counts: counts(day),
    previous: previousOf(day),
  }));

  const last = days.at(-1);
  if (!compare || last?.date !== isoDate(today)) return { days, today: null };
  if (previousToday < oldestHour) {
    return { days: [...days.slice(0, -1), { ...last, previous: null }], today: null };
  }
  const until = startOfHour(source.now);
  const countsUntilHour = countsByDay(
    await findCountsWithinDays(tenantId, source, agent_ids, [
      { from: previousToday, until: addDays(until, -shift) },
      { from: today, until },
    ]),
  );
  const previous = { date: isoDate(previousToday), counts: countsUntilHour(previousToday) };
  return {
    days: [...days.slice(0, -1), { ...last, previous }],
    today: { until: until.toISOString(), counts: countsUntilHour(today) },
  };
}
