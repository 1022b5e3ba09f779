import type { TokenTrend } from "@/schemas/analytics";
import { findDailyCounts } from "@/server/analytics/analytics-repository";
import { addDays, isoDate, startOfDay } from "@/server/analytics/utc-time";

/** Tokens issued on each of the last `days` days, today included, UTC, ascending; 0 where there were none. */
export async function tokenTrend(tenantId: string, days: number, now = new Date()): Promise<TokenTrend> {
  const today = startOfDay(now);
  const from = addDays(today, 1 - days);
  const counted = await findDailyCounts(tenantId, "token_issued", from, today);
  const countOf = new Map(counted.map(({ date, count }) => [isoDate(date), Number(count)]));
  return Array.from({ length: days }, (_, day) => {
    const date = isoDate(addDays(from, day));
    return { date, count: countOf.get(date) ?? 0 };
  });
}
