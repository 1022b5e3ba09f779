import { metricTypes } from "@/schemas/metric-type";
import { isoDate, startOfMonth } from "@/server/analytics/utc-time";
import { Prisma } from "@/server/db/generated/client";
import type { ReadSource } from "@/server/db/read-source";

/**
 * The agents with the most events in those hours of [from, to] that fall on the weekday and the hour in the zone:
 * out of the agents with these ids, or of those with the most events of a kind in each month, as many of each as the
 * limit.
 */
export function findAgentsOfHour(
  tenantId: string,
  source: ReadSource,
  { from, to }: { from: Date; to: Date },
  { dow, hour, tz }: { dow: number; hour: number; tz: string },
  agentIds: readonly string[] | undefined,
  limits: { candidatesOfMonth: number; agents: number },
): Promise<{ agent_id: string; name: string; count: number }[]> {
  const months: Date[] = [];
  for (let month = startOfMonth(from); month <= to; month = startOfMonth(month, 1)) months.push(month);
  const named = agentIds ? Prisma.sql`AND agent_id = ANY(${agentIds}::uuid[])` : Prisma.empty;
  // The hours as an array, which leaves the planner no choice but to look each agent up in them.
  return source.query(Prisma.sql`
    WITH candidates AS (
      SELECT DISTINCT agent_id, name
      FROM unnest(${months.map(isoDate)}::date[]) AS month (asked_month)
      CROSS JOIN unnest(${[...metricTypes]}::text[]) AS metric (asked_metric)
      CROSS JOIN LATERAL (
        SELECT agent_id, name FROM agent_months
        WHERE tenant_id = ${tenantId}::uuid AND month = asked_month AND metric_type = asked_metric ${named}
        ORDER BY count DESC, name, agent_id
        LIMIT ${limits.candidatesOfMonth}
      ) AS busiest
    )
    SELECT agent_id, name, counted.count::float8 AS count
    FROM candidates
    CROSS JOIN LATERAL (
      SELECT sum(count) AS count FROM agent_activity
      WHERE tenant_id = ${tenantId}::uuid AND agent_activity.agent_id = candidates.agent_id
        AND hour = ANY(ARRAY(
          SELECT passed FROM generate_series(${from}::timestamptz, ${to}::timestamptz, interval '1 hour') AS passed
          WHERE extract(dow FROM passed AT TIME ZONE ${tz}::text) = ${dow}
            AND extract(hour FROM passed AT TIME ZONE ${tz}::text) = ${hour}
        ))
    ) AS counted
    WHERE counted.count > 0
    ORDER BY counted.count DESC, name, agent_id
    LIMIT ${limits.agents}`);
}
