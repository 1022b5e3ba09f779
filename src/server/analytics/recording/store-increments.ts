import { setImmediate as nextTurn } from "node:timers/promises";
import type { ClientBase } from "pg";
import { changeChannel, describeChanges } from "@/server/analytics/recording/change-notification";
import type { Increment } from "@/server/analytics/recording/increment";

/**
 * How much of a journal is counted: its segments before `position`, and of the others what the file named
 * by `taken` sums up, if a process took the journal over.
 */
export interface Progress {
  readonly position: number;
  readonly taken: string | null;
}

// One statement: all of it or nothing, in one round trip. The recorder's row is taken first, then the rows of
// the counts table by table and in the order of their keys, so that no two processes can deadlock: each part
// waits for the one before it by counting its rows. The last three are of agent_activity what readers would
// otherwise make again and again; an agent's last token is written only where its hour is a new one. A month is given the agent's name when it begins, and never after: a
// trigger on agents keeps it. The limit makes PostgreSQL look each agent up, however many there are. Who listens
// is told with the commit, once a batch.
const store = `
  WITH moved AS (
    UPDATE recorders SET position = $4, taken = $5
    WHERE recorder_id = $1 AND position = $2 AND taken IS NOT DISTINCT FROM $3
    RETURNING recorder_id
  ), increments AS (
    SELECT tenant_id, agent_id, to_timestamp(second) AS hour, metric_type, count
    FROM moved, unnest($6::uuid[], $7::uuid[], $8::bigint[], $9::text[], $10::bigint[])
      AS increment (tenant_id, agent_id, second, metric_type, count)
  ), days AS (
    INSERT INTO analytics_events AS stored (tenant_id, date, metric_type, count)
    SELECT tenant_id, (hour AT TIME ZONE 'UTC')::date, metric_type, sum(count)
    FROM increments
    GROUP BY 1, 2, 3
    ORDER BY 1, 2, 3
    ON CONFLICT (tenant_id, date, metric_type) DO UPDATE SET count = stored.count + excluded.count
    RETURNING 1
  ), hours AS (
    INSERT INTO agent_activity AS stored (tenant_id, agent_id, hour, metric_type, count)
    SELECT tenant_id, agent_id, hour, metric_type, count
    FROM increments
    WHERE agent_id IS NOT NULL AND (SELECT count(*) FROM days) > 0
    ORDER BY 1, 2, 3, 4
    ON CONFLICT (tenant_id, agent_id, hour, metric_type) DO UPDATE SET count = stored.count + excluded.count
    RETURNING 1
  ), hours_of_tenants AS (
    INSERT INTO tenant_hours AS stored (tenant_id, hour, metric_type, count)
    SELECT tenant_id, hour, metric_type, sum(count)
    FROM increments
    WHERE agent_id IS NOT NULL AND (SELECT count(*) FROM hours) > 0
    GROUP BY 1, 2, 3
    ORDER BY 1, 2, 3
    ON CONFLICT (tenant_id, hour, metric_type) DO UPDATE SET count = stored.count + excluded.count
    RETURNING 1
  ), months AS (
    INSERT INTO agent_months AS stored (tenant_id, agent_id, month, metric_type, count, name, days)
    SELECT tenant_id, agent_id, month, metric_type, count, name, days
    FROM (
      SELECT tenant_id, agent_id, date_trunc('month', hour AT TIME ZONE 'UTC')::date AS month, metric_type,
             sum(count) AS count, bit_or(1 << (extract(day FROM hour AT TIME ZONE 'UTC')::int - 1)) AS days
      FROM increments
      GROUP BY 1, 2, 3, 4
    ) AS counted
    CROSS JOIN LATERAL (
      SELECT name FROM agents WHERE agents.tenant_id = counted.tenant_id AND id = agent_id LIMIT 1
    ) AS agent
    WHERE (SELECT count(*) FROM hours_of_tenants) > 0
    ORDER BY 1, 2, 3, 4
    ON CONFLICT (tenant_id, agent_id, month, metric_type)
      DO UPDATE SET count = stored.count + excluded.count, days = stored.days | excluded.days
    RETURNING 1
  ), last_tokens AS (
    INSERT INTO agent_last_tokens AS stored (tenant_id, agent_id, hour)
    SELECT tenant_id, agent_id, hour
    FROM (
      SELECT tenant_id, agent_id, max(hour) AS hour
      FROM increments
      WHERE agent_id IS NOT NULL AND metric_type = 'token_issued'
      GROUP BY 1, 2
    ) AS latest
    WHERE (SELECT count(*) FROM months) > 0 AND coalesce((
      SELECT known.hour < latest.hour FROM agent_last_tokens AS known
      WHERE known.tenant_id = latest.tenant_id AND known.agent_id = latest.agent_id
    ), true)
    ORDER BY 1, 2
    ON CONFLICT (tenant_id, agent_id) DO UPDATE SET hour = greatest(stored.hour, excluded.hour)
  )
  SELECT pg_notify('${changeChannel}', $11) FROM moved`;

/** How many increments are written down in one turn of the event loop: requests are answered in between. */
const incrementsOfATurn = 250;

/** A column of increments in PostgreSQL's writing. */
type Column = (increment: Increment) => string | number | null;

const columns: readonly Column[] = [
  ({ tenantId }) => tenantId,
  ({ agentId }) => agentId,
  ({ hour }) => hour / 1_000,
  ({ metric }) => metric,
  ({ count }) => count,
];

/** An array for each column in PostgreSQL's own writing, of values that need no quotes; pg would look at each for some. */
async function arraysOf(increments: readonly Increment[]): Promise<string[]> {
  const parts = columns.map((): string[] => []);
  for (let next = 0; next < increments.length; next += incrementsOfATurn) {
    if (next > 0) await nextTurn();
    const some = increments.slice(next, next + incrementsOfATurn);
    for (const [index, column] of columns.entries()) {
      parts[index]?.push(some.map((increment) => column(increment) ?? "NULL").join(","));
    }
  }
  return parts.map((ofColumn) => `{${ofColumn.join(",")}}`);
}

/**
 * Adds increments to the daily and the hourly counts and the sums that are kept of them, and moves the
 * recorder's progress on, all or none of it, and only from the progress given: so a batch whose outcome is
 * unknown can be sent again.
 *
 * @returns whether it did; false where the progress is another one
 * @throws Error where PostgreSQL refuses or does not answer, the outcome then being unknown
 */
export async function storeIncrements(
  connection: ClientBase,
  recorderId: string,
  increments: readonly Increment[],
  from: Progress,
  to: Progress,
): Promise<boolean> {
  const { rowCount } = await connection.query(store, [
    recorderId,
    from.position,
    from.taken,
    to.position,
    to.taken,
    ...(await arraysOf(increments)),
    describeChanges(increments),
  ]);
  return rowCount === 1;
}

/** How far a recorder's journal is counted; null where PostgreSQL does not know the recorder. */
export async function findProgress(connection: ClientBase, recorderId: string): Promise<Progress | null> {
  const { rows } = await connection.query<{ position: string; taken: string | null }>(
    "SELECT position, taken FROM recorders WHERE recorder_id = $1",
    [recorderId],
  );
  const [row] = rows;
  return row ? { position: Number(row.position), taken: row.taken } : null;
}

/** Makes a recorder known, with nothing of its journal counted, where it is not. */
export async function register(connection: ClientBase, recorderId: string): Promise<void> {
  await connection.query(
    "INSERT INTO recorders (recorder_id, position) VALUES ($1, 0) ON CONFLICT (recorder_id) DO NOTHING",
    [recorderId],
  );
}

/** Forgets a recorder of whose journal all is counted. */
export async function unregister(connection: ClientBase, recorderId: string, at: Progress): Promise<void> {
  await connection.query(
    "DELETE FROM recorders WHERE recorder_id = $1 AND position = $2 AND taken IS NOT DISTINCT FROM $3",
    [recorderId, at.position, at.taken],
  );
}

// The random end of the recorder's UUIDv7 is the number of its lock.
const lock = "('x' || right(replace($1::text, '-', ''), 16))::bit(64)::bigint";

/** Says that the recorder lives, for as long as the connection does. False where another connection says so. */
export async function claim(connection: ClientBase, recorderId: string): Promise<boolean> {
  const { rows } = await connection.query<{ claimed: boolean }>(
    `SELECT pg_try_advisory_lock(${lock}) AS claimed`,
    [recorderId],
  );
  return rows[0]?.claimed === true;
}

/** Ends a claim. */
export async function release(connection: ClientBase, recorderId: string): Promise<void> {
  await connection.query(`SELECT pg_advisory_unlock(${lock})`, [recorderId]);
}
