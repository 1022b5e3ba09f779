import type { z } from "zod";
import { maximumDays } from "@/schemas/analytics-days";
import type { LeadingAgents, LeadingAgentsInput } from "@/schemas/leading-agents";
import { liveData, type ReadSource } from "@/server/analytics/analytics-repository";
import { findDayOfAgents } from "@/server/analytics/leading-agents-repository";
import { addDays, startOfDay, startOfMonth } from "@/server/analytics/utc-time";

const leadingCount = 3;

/** Whoever stands out on a day has most of its month in it: no others than the busiest of that month are looked at. */
const candidates = 500;

const weeksBefore = [7, 14, 21, 28] as const;

/**
 * The three agents that made most of what was unusual on a day: with the most above their usual where the day
 * has more tokens than usual, and with the most below it where it has fewer.
 */
export async function leadingAgents(
  tenantId: string,
  { date, agent_ids }: z.output<typeof LeadingAgentsInput>,
  source: ReadSource = liveData(),
): Promise<LeadingAgents> {
  const day = new Date(date);
  const oldest = addDays(startOfDay(source.now), 1 - maximumDays);
  const others = weeksBefore.map((days) => addDays(day, -days)).filter((other) => other >= oldest);
  const stored = await findDayOfAgents(
    tenantId,
    source,
    { day, month: startOfMonth(day), others },
    agent_ids,
    candidates,
  );
  const agents = stored.map(({ agent_id, name, count, count_of_others }) => ({
    agent_id,
    name,
    token_count: count,
    usual: count_of_others / Math.max(1, others.length),
  }));
  const excess = ({ token_count, usual }: LeadingAgents[number]) => token_count - usual;
  const direction = Math.sign(agents.reduce((sum, agent) => sum + excess(agent), 0)) || 1;
  return agents
    .filter((agent) => direction * excess(agent) > 0)
    .sort((one, other) => direction * (excess(other) - excess(one)))
    .slice(0, leadingCount);
}
