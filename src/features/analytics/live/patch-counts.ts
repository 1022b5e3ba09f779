import { clockOf } from "@/features/analytics/zone-hour";
import type { ActivityHeatmap } from "@/schemas/activity-heatmap";
import type { AgentUsage, TokenTrend } from "@/schemas/analytics";
import type { Glance } from "@/schemas/glance";
import type { LiveCounts } from "@/schemas/live-counts";
import { metricTypes } from "@/schemas/metric-type";
import type { UsageTrend } from "@/schemas/usage-trend";

/** A trend with today as it now is. Days that do not reach to today stay as they are. */
export const patchTokenTrend = (trend: TokenTrend, { date, today }: LiveCounts): TokenTrend =>
  trend.map((day) => (day.date === date ? { ...day, count: today.token_issued } : day));

/** A trend of all agents with today as it now is. */
export const patchUsageTrend = (trend: UsageTrend, { date, today }: LiveCounts): UsageTrend => ({
  ...trend,
  days: trend.days.map((day) => (day.date === date ? { ...day, counts: today } : day)),
});

/** A page of agents with those that moved as they now are, each in its place. */
export const patchAgentUsage = <Page extends { items: AgentUsage[] }>(page: Page, { agents }: LiveCounts) => {
  const tokensOf = new Map(agents?.map(({ agent_id, token_count }) => [agent_id, token_count]));
  const items = page.items.map((agent) => ({
    ...agent,
    token_count: tokensOf.get(agent.agent_id) ?? agent.token_count,
  }));
  return { ...page, items };
};

/** Events counted between two messages of the same hour, and null where the hour is another. */
export const eventsSince = (before: LiveCounts, now: LiveCounts): number | null =>
  before.hour_began_at === now.hour_began_at
    ? metricTypes.reduce((sum, metric) => sum + now.this_hour[metric] - before.this_hour[metric], 0)
    : null;

/** A heatmap of all agents with so many more events in the running hour. */
export const patchHeatmap = (
  heatmap: ActivityHeatmap,
  events: number,
  { hour_began_at }: LiveCounts,
  timeZone: string,
): ActivityHeatmap => {
  const { dow, hour } = clockOf(new Date(hour_began_at), timeZone);
  return heatmap.map((cell) =>
    cell.dow === dow && cell.hour === hour ? { ...cell, count: cell.count + events } : cell,
  );
};

/**
 * The figures of all agents with today's tokens as they now are, and the month's with as many more; null where a
 * new hour has begun, since what is compared then is something else.
 */
export const patchGlance = (glance: Glance, { date, today, hour_began_at }: LiveCounts): Glance | null => {
  const { compared } = glance.today;
  const comparedUntil = compared?.until ?? `${glance.today.date}T00:00:00.000Z`;
  if (date !== glance.today.date || hour_began_at !== comparedUntil) return null;
  const more = today.token_issued - glance.today.count;
  return {
    ...glance,
    today: { ...glance.today, count: today.token_issued },
    month: { ...glance.month, count: glance.month.count + more },
  };
};
