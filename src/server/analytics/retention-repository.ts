import type { ClientBase } from "pg";
import { connectionNamed } from "@/server/db/pool";

/** Any number that no other advisory lock of AgentIdP has. */
const retentionLock = 4_133_905_174;

/**
 * Does work on a connection of its own while no other process does this, and not at all where one does. A
 * connection that is lost ends the work, and the lock with it.
 */
export async function aloneInRetention(work: (connection: ClientBase) => Promise<void>): Promise<void> {
  const connection = connectionNamed("agentidp retention");
  // The statement under way rejects; without a listener the process would end as well.
  connection.on("error", () => undefined);
  await connection.connect();
  try {
    const { rows } = await connection.query<{ alone: boolean }>("SELECT pg_try_advisory_lock($1) AS alone", [
      retentionLock,
    ]);
    if (rows[0]?.alone) await work(connection);
  } finally {
    await connection.end();
  }
}

/** Ids of tenants after the given one, in ascending order. Of all tenants, since all are kept as long. */
export async function findTenantIds(
  connection: ClientBase,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const { rows } = await connection.query<{ id: string }>(
    "SELECT id FROM tenants WHERE id > coalesce($1, '00000000-0000-0000-0000-000000000000'::uuid) ORDER BY id LIMIT $2",
    [after, limit],
  );
  return rows.map(({ id }) => id);
}

/** Deletes what is summed up of the tenant in hours before the given one. */
export async function deleteTenantHours(
  tenantId: string,
  connection: ClientBase,
  before: Date,
): Promise<void> {
  await connection.query("DELETE FROM tenant_hours WHERE tenant_id = $1 AND hour < $2", [tenantId, before]);
}

/** Deletes what was counted of these agents in hours before the given one; not more rows than the limit. */
export async function deleteAgentHours(
  tenantId: string,
  connection: ClientBase,
  agentIds: readonly string[],
  before: Date,
  limit: number,
): Promise<number> {
  const { rowCount } = await connection.query(
    `DELETE FROM agent_activity WHERE ctid = ANY(ARRAY(
       SELECT ctid FROM agent_activity
       WHERE tenant_id = $1 AND agent_id = ANY($2::uuid[]) AND hour < $3
       LIMIT $4
     ))`,
    [tenantId, agentIds, before, limit],
  );
  return rowCount ?? 0;
}

/** Ids of the tenant's agents after the given one, in ascending order. */
export async function findAgentIdsAfter(
  tenantId: string,
  connection: ClientBase,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const { rows } = await connection.query<{ id: string }>(
    `SELECT id FROM agents WHERE tenant_id = $1
       AND id > coalesce($2, '00000000-0000-0000-0000-000000000000'::uuid) ORDER BY id LIMIT $3`,
    [tenantId, after, limit],
  );
  return rows.map(({ id }) => id);
}
