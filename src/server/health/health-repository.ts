import { poolNamed } from "@/server/db/pool";

// Apart from the pool of requests: a busy pool is no database out of reach.
const pool = poolNamed("agentidp health", { maximumConnections: 1, queryTimeout: 3_000 });

/** Resolves when the database answers; rejects where it does not within three seconds. */
export async function pingDatabase(): Promise<void> {
  await pool.query("SELECT 1");
}
