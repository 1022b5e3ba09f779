import pg from "pg";
import { log } from "@/server/log";
import { sharedInProcess } from "@/server/shared-in-process";
import { env } from "~env";

/** How long is waited for a connection where nothing else is said, in milliseconds. */
const defaultConnectionTimeout = 3_000;

/**
 * The pool of this process with the given name, which PostgreSQL shows as application_name. A connection
 * that is lost while idle is logged and replaced at the next query. A query that takes longer than
 * `queryTimeout` milliseconds is given up, with its connection; without it a query may take its time. Nor is a
 * connection waited for longer than `connectionTimeout` milliseconds.
 */
export function poolNamed(
  name: string,
  {
    maximumConnections,
    queryTimeout,
    connectionTimeout = defaultConnectionTimeout,
  }: { maximumConnections: number; queryTimeout?: number; connectionTimeout?: number },
): pg.Pool {
  return sharedInProcess(`pool.${name}`, () => {
    const pool = new pg.Pool({
      connectionString: env.DATABASE_URL,
      application_name: name,
      max: maximumConnections,
      ...(queryTimeout !== undefined && { query_timeout: queryTimeout }),
      connectionTimeoutMillis: connectionTimeout,
    });
    pool.on("error", (error) =>
      log.warn({ pool: name, error: error.message }, "lost an idle database connection"),
    );
    return pool;
  });
}

/**
 * A connection outside every pool, for LISTEN; the caller connects, which takes `connectionTimeout` milliseconds
 * at most, and ends it.
 */
export function connectionNamed(
  name: string,
  { connectionTimeout = defaultConnectionTimeout }: { connectionTimeout?: number } = {},
): pg.Client {
  return new pg.Client({
    connectionString: env.DATABASE_URL,
    application_name: name,
    connectionTimeoutMillis: connectionTimeout,
    keepAlive: true,
  });
}
