import type { Increment } from "@/server/analytics/recording/increment";
import { poolNamed } from "@/server/db/pool";

// A pool of its own: what the database does to counting, it must not do to requests.
const pool = poolNamed("agentidp recorder", { maximumConnections: 1, queryTimeout: 10_000 });

const addToDays = `
  INSERT INTO analytics_events AS stored (tenant_id, date, metric_type, count)
  SELECT tenant_id, (hour AT TIME ZONE 'UTC')::date AS date, metric_type, sum(count)
  FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::bigint[]) AS increment (tenant_id, hour, metric_type, count)
  GROUP BY 1, 2, 3
  ORDER BY 1, 2, 3
  ON CONFLICT (tenant_id, date, metric_type) DO UPDATE SET count = stored.count + excluded.count`;

const addToHours = `
  INSERT INTO agent_activity AS stored (tenant_id, agent_id, hour, metric_type, count)
  SELECT tenant_id, agent_id, hour, metric_type, count
  FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[], $5::bigint[])
    AS increment (tenant_id, agent_id, hour, metric_type, count)
  ORDER BY 1, 2, 3, 4
  ON CONFLICT (tenant_id, agent_id, hour, metric_type) DO UPDATE SET count = stored.count + excluded.count`;

/**
 * Adds increments to the daily and the hourly counts, all or none. Rows are taken in the order of their
 * keys, so that processes that store at the same time cannot deadlock.
 */
export async function storeIncrements(increments: readonly Increment[]): Promise<void> {
  const ofAgents = increments.filter(({ agentId }) => agentId !== null);
  const column = <Key extends keyof Increment>(rows: readonly Increment[], key: Key) =>
    rows.map((row) => row[key]);
  const hours = (rows: readonly Increment[]) => rows.map(({ hour }) => new Date(hour));

  const connection = await pool.connect();
  let failure: Error | undefined;
  try {
    await connection.query("BEGIN");
    await connection.query(addToDays, [
      column(increments, "tenantId"),
      hours(increments),
      column(increments, "metric"),
      column(increments, "count"),
    ]);
    await connection.query(addToHours, [
      column(ofAgents, "tenantId"),
      column(ofAgents, "agentId"),
      hours(ofAgents),
      column(ofAgents, "metric"),
      column(ofAgents, "count"),
    ]);
    await connection.query("COMMIT");
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    // A connection that failed is closed, which rolls back whatever it had begun.
    connection.release(failure);
  }
}
