import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Prisma } from "@/server/db/generated/client";
import { takeSnapshot } from "@/server/db/read-source";
import { env } from "~env";

let connection: Client;

beforeAll(async () => {
  connection = new Client({ connectionString: env.DATABASE_URL });
  await connection.connect();
});

afterAll(() => connection.end());

/** Ends the connections of all snapshots, as a restart of PostgreSQL would. */
async function cutSnapshots(): Promise<void> {
  const { rowCount } = await connection.query(
    `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
     WHERE application_name = 'agentidp snapshots' AND datname = current_database()`,
  );
  expect(rowCount).toBeGreaterThan(0);
}

const one = Prisma.sql`SELECT 1 AS one`;

// An error that nobody listens to would end the process, which Vitest reports.
test("a snapshot whose connection PostgreSQL ends fails its reader, and nothing else", async () => {
  const idle = await takeSnapshot();
  expect(await idle.query(one)).toEqual([{ one: 1 }]);
  await cutSnapshots();
  await expect(idle.query(one)).rejects.toThrow(/PostgreSQL ended its connection|terminat/);
  await expect(idle.query(one)).rejects.toThrow("PostgreSQL ended its connection");
  await idle.close();

  const busy = await takeSnapshot();
  const reading = busy.query(Prisma.sql`SELECT pg_sleep(30)`);
  const refused = expect(reading).rejects.toThrow(/terminat/);
  await cutSnapshots();
  await refused;
  await busy.close();

  for (let n = 0; n < 10; n++) {
    const next = await takeSnapshot();
    expect(await next.query(one)).toEqual([{ one: 1 }]);
    await next.close();
    await next.close();
    await expect(next.query(one)).rejects.toThrow();
  }
});
