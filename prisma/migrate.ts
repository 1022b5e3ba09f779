import { pathToFileURL } from "node:url";
import { Client, DatabaseError } from "pg";
import { migrationNames, readMigrations, withSchemaEngine } from "./schema-engine";

const oldestPostgres = 15;

/** Any number that no other program takes as an advisory lock, Prisma's 72707369 included. */
const migrationLock = 4_133_905_172;

const undefinedTable = "42P01";

/** A database that cannot be migrated; the message says what to do, in one line. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

/**
 * Brings a database up to the migrations of this code. Any number of processes may call it at once: one
 * applies, the others wait. An up-to-date database costs one query.
 *
 * @returns the names of the migrations it applied
 * @throws MigrationError where PostgreSQL is unreachable or too old, the database is newer than this code or not
 * in UTF-8, or a migration failed
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    throw new MigrationError(
      `The database is unreachable (${reason(error)}): check DATABASE_URL and that PostgreSQL runs there.`,
    );
  }
  try {
    if (await isUpToDate(client)) return [];
    await client.query("SELECT pg_advisory_lock($1)", [migrationLock]);
    if (await isUpToDate(client)) return [];
    await requireUnicode(client);
    return await applyMigrations(databaseUrl);
  } finally {
    await client.end();
  }
}

async function isUpToDate(client: Client): Promise<boolean> {
  const history = await readHistory(client);
  const known = await migrationNames();
  const unknown = history.filter(({ name }) => !known.includes(name));
  if (unknown.length > 0) {
    throw new MigrationError(
      `The database is newer than this code (it has had ${unknown.map(({ name }) => name).join(", ")}): start the newer version of AgentIdP.`,
    );
  }
  const failed = history.find(({ finished }) => !finished);
  if (failed) {
    throw new MigrationError(
      `The migration ${failed.name} failed on this database: mend it, then \`npx prisma migrate resolve\`, then start again.`,
    );
  }
  return known.every((migration) => history.some(({ name }) => name === migration));
}

async function readHistory(client: Client): Promise<{ name: string; finished: boolean }[]> {
  try {
    const { rows } = await client.query<{ version: number; name: string | null; finished: boolean }>(
      `SELECT current_setting('server_version_num')::int / 10000 AS version,
              migration_name AS name, finished_at IS NOT NULL AS finished
       FROM (VALUES (1)) AS one LEFT JOIN _prisma_migrations ON rolled_back_at IS NULL`,
    );
    requireVersion(rows[0]?.version);
    return rows.flatMap(({ name, finished }) => (name === null ? [] : [{ name, finished }]));
  } catch (error) {
    if (!(error instanceof DatabaseError && error.code === undefinedTable)) throw error;
    const { rows } = await client.query<{ version: number }>(
      "SELECT current_setting('server_version_num')::int / 10000 AS version",
    );
    requireVersion(rows[0]?.version);
    return [];
  }
}

function requireVersion(version: number | undefined): void {
  if (version === undefined || version >= oldestPostgres) return;
  throw new MigrationError(
    `PostgreSQL ${version} is too old: AgentIdP needs PostgreSQL ${oldestPostgres} or newer.`,
  );
}

/** Names are in every script, and found in whichever case whatever the locale: by ICU's rules. */
async function requireUnicode(client: Client): Promise<void> {
  const { rows } = await client.query<{ encoding: string; icu: boolean }>(
    `SELECT current_setting('server_encoding') AS encoding,
            EXISTS (SELECT FROM pg_collation WHERE collname = 'und-x-icu') AS icu`,
  );
  const [{ encoding, icu } = { encoding: "unknown", icu: false }] = rows;
  if (encoding !== "UTF8") {
    throw new MigrationError(
      `The database's encoding is ${encoding}: create one with TEMPLATE template0 ENCODING 'UTF8', and set DATABASE_URL to it.`,
    );
  }
  if (!icu) {
    throw new MigrationError(
      "The database lacks the collation und-x-icu: use a PostgreSQL that was built with ICU, as packaged ones are.",
    );
  }
}

async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const migrationsList = await readMigrations();
  const filters = { externalTables: [], externalEnums: [] };
  try {
    const { appliedMigrationNames } = await withSchemaEngine(databaseUrl, (engine) =>
      engine.applyMigrations({ migrationsList, filters }),
    );
    return appliedMigrationNames;
  } catch (error) {
    throw new MigrationError(`The database could not be migrated: ${reason(error)}`);
  }
}

function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join(", ");
  const message = error instanceof Error ? error.message : String(error);
  // The engine appends where in its own code it was, as numbered lines.
  return message
    .replace(/\n\s*\d+: .*/s, "")
    .trim()
    .replace(/\s*\n\s*/g, " ");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    const { DATABASE_URL } = process.env;
    if (!DATABASE_URL) throw new MigrationError("DATABASE_URL: set it to the database to migrate.");
    const applied = await migrate(DATABASE_URL);
    console.log(applied.length > 0 ? `Applied ${applied.join(", ")}.` : "The database is up to date.");
  } catch (error) {
    console.error(reason(error));
    process.exitCode = 1;
  }
}
