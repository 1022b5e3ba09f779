import { readFile } from "node:fs/promises";
import pg from "pg";
import { giveWay } from "./pinned-process";

/**
 * Has PostgreSQL, which shares the load generator's core, step back for it: what the generator waits for its turn
 * would be measured as the server's time to answer. Where the system does not tell of processes, it stays as it is.
 */
export async function letGeneratorGoFirst(databaseUrl: string): Promise<void> {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const { rows } = await database.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  // The parent's priority is that of every connection from now on.
  const status = await readFile(`/proc/${rows[0]?.pid}/status`, "utf8").catch(() => "");
  const parent = /^PPid:\t(\d+)$/m.exec(status)?.[1];
  if (parent !== undefined) giveWay(Number(parent));
  await database.end();
}
