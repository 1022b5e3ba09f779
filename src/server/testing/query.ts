import { Pool, type QueryResultRow } from "pg";
import { env } from "~env";

const pool = new Pool({ connectionString: env.DATABASE_URL, application_name: "test", max: 2 });
// The database is dropped, with its connections, when the test file is done.
pool.on("error", () => undefined);

/** Runs SQL as nobody in particular: past Prisma, its extensions and every rule. */
export async function query<Row extends QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
  return (await pool.query<Row>(sql, values)).rows;
}
