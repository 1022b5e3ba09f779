import type { TokenTrend } from "@/schemas/analytics";
import { findDailyCounts, liveData, type ReadSource } from "@/server/analytics/analytics-repository";
import { addDays, isoDate, startOfDay } from "@/server/analytics/utc-time";

/** Tokens issued on each of the last `days` days, today included, UTC, ascending; 0 where there were none. */
export async function tokenTrend(
  tenantId: string,
  days: number,
  source: ReadSource = liveData(),
): Promise<TokenTrend> {
  const to = startOfDay(source.now);
  const from = addDays(to, 1 - days);
  const counted = await findDailyCounts(tenantId, source, "token_issued", { from, to });
  const countOf = new Map(counted.map(({ date, count }) => [date, count]));
  return Array.from({ length: days }, (_, day) => {
    const date = isoDate(addDays(from, day));
    return { date, count: countOf.get(date) ?? 0 };
  });
}
