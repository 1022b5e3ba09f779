import { setTimeout as sleep } from "node:timers/promises";
import { maximumDays } from "@/schemas/analytics-days";
import {
  aloneInRetention,
  deleteAgentHours,
  deleteTenantHours,
  findAgentIdsAfter,
  findTenantIds,
} from "@/server/analytics/retention-repository";
import { addDays, startOfDay } from "@/server/analytics/utc-time";
import { log } from "@/server/log";

const tenantsOfABatch = 500;
const agentsOfABatch = 200;
const rowsOfABatch = 5_000;

/** What is left to others between two batches, in milliseconds. */
const pause = 10;

/** How long after the start of a process hours are dropped first, and how often then, in milliseconds. */
const firstDelay = 60_000;
const interval = 6 * 3_600_000;

/** Batches of ids, each read when the one before is done with. */
async function* batchesOf(
  find: (after: string | null, limit: number) => Promise<string[]>,
  size: number,
): AsyncGenerator<string[]> {
  let batch: string[] = [];
  do {
    batch = await find(batch.at(-1) ?? null, size);
    if (batch.length > 0) yield batch;
  } while (batch.length === size);
}

/**
 * Deletes hourly counts from before the longest window that can be asked for, in small batches; daily counts
 * and months stay. Where another process is at it, nothing is done. It looks each agent up rather than scan
 * for old hours, which would take an index that every count had to be written to.
 *
 * @throws Error where PostgreSQL refuses or does not answer
 */
export async function dropExpiredHours(now = new Date()): Promise<void> {
  const before = addDays(startOfDay(now), 1 - maximumDays);
  await aloneInRetention(async (connection) => {
    const tenants = batchesOf((after, limit) => findTenantIds(connection, after, limit), tenantsOfABatch);
    for await (const tenantIds of tenants) {
      for (const tenantId of tenantIds) {
        await deleteTenantHours(tenantId, connection, before);
        const agents = batchesOf(
          (after, limit) => findAgentIdsAfter(tenantId, connection, after, limit),
          agentsOfABatch,
        );
        for await (const agentIds of agents) {
          let deleted: number;
          do {
            deleted = await deleteAgentHours(tenantId, connection, agentIds, before, rowsOfABatch);
            await sleep(pause);
          } while (deleted === rowsOfABatch);
        }
      }
    }
  });
}

/** Drops expired hours again and again, in the background, for as long as the process lives. */
export function keepDroppingExpiredHours(): void {
  const run = async () => {
    try {
      await dropExpiredHours();
    } catch (error) {
      log.warn({ err: error }, "expired hours could not be dropped; it is tried again in some hours");
    }
    setTimeout(run, interval).unref();
  };
  setTimeout(run, firstDelay).unref();
}
