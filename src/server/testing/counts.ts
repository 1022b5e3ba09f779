import type { MetricType } from "@/schemas/analytics";
import { recorder } from "@/server/analytics";
import { query } from "@/server/testing/query";

/** Waits for the recorder and returns the rows of analytics_events that a tenant has, by date and metric. */
export async function countsOfDays(tenantId: string) {
  await recorder.flush();
  return query<{ date: string; metric_type: string; count: number }>(
    `SELECT date::text, metric_type, count::int FROM analytics_events
     WHERE tenant_id = $1 ORDER BY date, metric_type`,
    [tenantId],
  );
}

/** Waits for the recorder and returns the rows of agent_activity that a tenant has. */
export async function countsOfHours(tenantId: string) {
  await recorder.flush();
  return query<{ agent_id: string; hour: string; metric_type: string; count: number }>(
    `SELECT agent_id, to_char(hour AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS hour, metric_type, count::int
     FROM agent_activity WHERE tenant_id = $1 ORDER BY hour, agent_id, metric_type`,
    [tenantId],
  );
}

/** How often a tenant was counted for a metric, whenever. */
export async function countOf(tenantId: string, metric: string): Promise<number> {
  const rows = await countsOfDays(tenantId);
  return rows.filter(({ metric_type }) => metric_type === metric).reduce((sum, { count }) => sum + count, 0);
}

/** Counts an agent in an hour, in the past or the future. */
export async function insertCount(
  tenantId: string,
  agentId: string,
  hour: string,
  count: number,
  metric: MetricType = "token_issued",
): Promise<void> {
  for (let n = 0; n < count; n++) recorder.record({ tenantId, agentId, metric, at: new Date(hour) });
  await recorder.flush();
}
