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

/**
 * A heatmap of all agents with the running hour as it now is, and itself where it has all of that already; null where
 * a new hour has begun, which came by once more.
 */
export const patchHeatmap = (
  heatmap: ActivityHeatmap,
  { hour_began_at, this_hour }: LiveCounts,
  timeZone: string,
): ActivityHeatmap | null => {
  const { cells, running_hour } = heatmap;
  if (running_hour === null || hour_began_at < running_hour.began_at) return heatmap;
  if (hour_began_at > running_hour.began_at) return null;

  const count = metricTypes.reduce((sum, metric) => sum + this_hour[metric], 0);
  const more = count - running_hour.count;
  // Counts only grow: where there are fewer, they are of before the heatmap was read.
  if (more <= 0) return heatmap;
  const { dow, hour } = clockOf(new Date(hour_began_at), timeZone);
  return {
    cells: cells.map((cell) =>
      cell.dow === dow && cell.hour === hour ? { ...cell, count: cell.count + more } : cell,
    ),
    running_hour: { ...running_hour, count },
  };
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
