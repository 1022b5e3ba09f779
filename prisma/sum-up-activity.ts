import type { ClientBase } from "pg";

/**
 * Makes the sums that are kept of a tenant's agent_activity, where hours were stored in bulk and not by a
 * recorder, which keeps them as it counts. For a tenant that has none of them yet.
 */
export async function sumUpActivity(client: ClientBase, tenantId: string): Promise<void> {
  await client.query(
    `INSERT INTO analytics_events (tenant_id, date, metric_type, count)
     SELECT tenant_id, (hour AT TIME ZONE 'UTC')::date, metric_type, sum(count)
     FROM agent_activity WHERE tenant_id = $1 GROUP BY 1, 2, 3`,
    [tenantId],
  );
  await client.query(
    `INSERT INTO tenant_hours (tenant_id, hour, metric_type, count)
     SELECT tenant_id, hour, metric_type, sum(count)
     FROM agent_activity WHERE tenant_id = $1 GROUP BY 1, 2, 3`,
    [tenantId],
  );
  await client.query(
    `INSERT INTO agent_months (tenant_id, agent_id, month, metric_type, count, name, days)
     SELECT tenant_id, agent_id, month, metric_type, counted.count, agents.name, days
     FROM (
       SELECT tenant_id, agent_id, date_trunc('month', hour AT TIME ZONE 'UTC')::date AS month, metric_type,
              sum(count) AS count, bit_or(1 << (extract(day FROM hour AT TIME ZONE 'UTC')::int - 1)) AS days
       FROM agent_activity WHERE tenant_id = $1 GROUP BY 1, 2, 3, 4
     ) AS counted
     JOIN agents USING (tenant_id)
     WHERE agents.id = counted.agent_id`,
    [tenantId],
  );
  await client.query(
    `INSERT INTO agent_last_tokens (tenant_id, agent_id, hour)
     SELECT tenant_id, agent_id, max(hour)
     FROM agent_activity WHERE tenant_id = $1 AND metric_type = 'token_issued' GROUP BY 1, 2`,
    [tenantId],
  );
}
