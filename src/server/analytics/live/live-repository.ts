import type { MetricType } from "@/schemas/metric-type";
import { isoDate } from "@/server/analytics/utc-time";
import { Prisma } from "@/server/db/generated/client";
import type { ReadSource } from "@/server/db/read-source";

export { liveData, type ReadSource } from "@/server/db/read-source";

interface StoredCount {
  readonly metric_type: string;
  readonly count: number;
}

/** What was counted of each metric on a UTC day; a metric without a count is left out. */
export function findCountsOfDay(tenantId: string, source: ReadSource, day: Date): Promise<StoredCount[]> {
  return source.query(Prisma.sql`
    SELECT metric_type, count::float8 FROM analytics_events
    WHERE tenant_id = ${tenantId}::uuid AND date = ${isoDate(day)}::date`);
}

/** What was counted of each metric in the hour that begins at `hour`; a metric without a count is left out. */
export function findCountsOfHour(tenantId: string, source: ReadSource, hour: Date): Promise<StoredCount[]> {
  return source.query(Prisma.sql`
    SELECT metric_type, count::float8 FROM tenant_hours
    WHERE tenant_id = ${tenantId}::uuid AND hour = ${hour}`);
}

/** What was counted of a metric for each of the agents named, on a UTC day and in its month. */
export function findCountsOfAgents(
  tenantId: string,
  source: ReadSource,
  metricType: MetricType,
  agentIds: readonly string[],
  { day, month }: { day: Date; month: Date },
): Promise<{ agent_id: string; name: string; of_day: number; of_month: number }[]> {
  return source.query(Prisma.sql`
    SELECT id AS agent_id, agents.name, coalesce(of_day.count, 0)::float8 AS of_day,
           coalesce(of_month.count, 0)::float8 AS of_month
    FROM agents
    CROSS JOIN LATERAL (
      SELECT sum(count) AS count FROM agent_activity
      WHERE tenant_id = ${tenantId}::uuid AND agent_id = agents.id AND metric_type = ${metricType}
        AND hour BETWEEN ${day} AND ${day}::timestamptz + interval '23 hours'
    ) AS of_day
    LEFT JOIN agent_months AS of_month
      ON of_month.tenant_id = ${tenantId}::uuid AND of_month.agent_id = agents.id
      AND month = ${isoDate(month)}::date AND of_month.metric_type = ${metricType}
    WHERE agents.tenant_id = ${tenantId}::uuid AND id = ANY(${agentIds}::uuid[])
    ORDER BY id`);
}
