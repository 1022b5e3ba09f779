import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { type EmbeddedPostgres, startThrowAwayPostgres } from "@/server/db/embedded-postgres";
import { sharedInProcess } from "@/server/shared-in-process";
import { migrate } from "../../prisma/migrate";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the PostgreSQL of the run is. */
    postgresUrl: string;
  }
}

const template = "migrated";

/** The address of another database on the same server. */
function withDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Makes a migrated database of its own on the PostgreSQL of the run, and returns its address. */
export async function createDatabase(postgresUrl: string, name: string): Promise<string> {
  await execute(postgresUrl, `CREATE DATABASE "${name}" TEMPLATE ${template}`);
  return withDatabase(postgresUrl, name);
}

/** Drops such a database, whoever is still connected to it. */
export async function dropDatabase(postgresUrl: string, name: string): Promise<void> {
  await execute(postgresUrl, `DROP DATABASE "${name}" WITH (FORCE)`);
}

type RunningPostgres = Pick<EmbeddedPostgres, "url" | "stop">;

/** The PostgreSQL that the tests are to run against, from which they remove what they made; else one of the run's own. */
async function startPostgres(): Promise<RunningPostgres> {
  const url = process.env.TEST_POSTGRES_URL;
  return url ? { url, stop: () => dropDatabase(url, template) } : startThrowAwayPostgres();
}

async function startMigrated(): Promise<RunningPostgres> {
  const postgres = await startPostgres();
  // Of all locales this one knows least about text: what holds here holds whatever a database was made with.
  const locale = "TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'";
  await execute(postgres.url, `CREATE DATABASE ${template} ${locale}`);
  await migrate(withDatabase(postgres.url, template));
  return postgres;
}

/** One PostgreSQL for the whole run: all projects are set up in the same process, each with its own modules. */
const shared = sharedInProcess<{ postgres: Promise<RunningPostgres> | null; users: number }>(
  "throw-away postgres",
  () => ({ postgres: null, users: 0 }),
);

export async function setup(project: TestProject): Promise<void> {
  shared.users += 1;
  shared.postgres ??= startMigrated();
  project.provide("postgresUrl", (await shared.postgres).url);
}

export async function teardown(): Promise<void> {
  shared.users -= 1;
  if (shared.users === 0) await (await shared.postgres)?.stop();
}
