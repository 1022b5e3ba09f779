import { daysWithin } from "@/features/analytics/calendar-day";
import type { AgentTable } from "@/schemas/agent-table";
import type { LiveCounts } from "@/schemas/live-counts";

/**
 * A table of agents with those that moved and today as they now are, each row in its place. Days that do not reach
 * to today stay as they are.
 *
 * @param from the first day of the table
 */
export const patchAgentTable = (
  table: AgentTable,
  from: string,
  { date, today, hour_began_at, agents }: LiveCounts,
): AgentTable => {
  const place = daysWithin(from, date) - 1;
  const withToday = (counts: number[], count: number) =>
    counts.map((before, day) => (day === place ? count : before));
  const tokensToday = new Map(agents?.map(({ agent_id, tokens_today }) => [agent_id, tokens_today]));

  const items = table.items.map((agent) => {
    const before = agent.daily_tokens[place];
    const count = tokensToday.get(agent.agent_id);
    // What moved may have been another figure than its tokens.
    if (before === undefined || count === undefined || count === before) return agent;
    return {
      ...agent,
      dormant: false,
      daily_tokens: withToday(agent.daily_tokens, count),
      token_count: agent.token_count - before + count,
      last_token_hour: hour_began_at,
    };
  });
  return { ...table, items, daily_tokens: withToday(table.daily_tokens, today.token_issued) };
};
