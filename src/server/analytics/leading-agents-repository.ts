import { isoDate } from "@/server/analytics/utc-time";
import { Prisma } from "@/server/db/generated/client";
import type { ReadSource } from "@/server/db/read-source";

/** The tokens of an agent on one day and on others, added up. */
export interface StoredDayOfAgent {
  readonly agent_id: string;
  readonly name: string;
  readonly count: number;
  readonly count_of_others: number;
}

/**
 * The tokens of agents on a day and on other days, all of them midnights of UTC: of the agents with these ids,
 * or of those with the most tokens in the month of the day, as many as the limit.
 */
export function findDayOfAgents(
  tenantId: string,
  source: ReadSource,
  { day, month, others }: { day: Date; month: Date; others: readonly Date[] },
  agentIds: readonly string[] | undefined,
  limit: number,
): Promise<StoredDayOfAgent[]> {
  const named = agentIds ? Prisma.sql`AND agent_id = ANY(${agentIds}::uuid[])` : Prisma.empty;
  return source.query(Prisma.sql`
    WITH candidates AS (
      SELECT agent_id, name FROM agent_months
      WHERE tenant_id = ${tenantId}::uuid AND month = ${isoDate(month)}::date AND metric_type = 'token_issued'
        ${named}
      ORDER BY count DESC, name, agent_id
      LIMIT ${limit}
    )
    SELECT agent_id, name,
      coalesce(sum(count) FILTER (WHERE day = ${day}::timestamptz), 0)::float8 AS count,
      coalesce(sum(count) FILTER (WHERE day <> ${day}::timestamptz), 0)::float8 AS count_of_others
    FROM candidates
    CROSS JOIN unnest(${[day, ...others].map((date) => date.toISOString())}::timestamptz[]) AS days (day)
    CROSS JOIN LATERAL (
      SELECT sum(count) AS count FROM agent_activity
      WHERE tenant_id = ${tenantId}::uuid AND agent_activity.agent_id = candidates.agent_id
        AND hour >= day AND hour < day + interval '24 hours' AND metric_type = 'token_issued'
    ) AS counted
    GROUP BY 1, 2`);
}
