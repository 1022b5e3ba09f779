import type { PoolClient, QueryResultRow } from "pg";
import type { Prisma } from "@/server/db/generated/client";
import { poolNamed } from "@/server/db/pool";
import { DomainError } from "@/server/domain-error";
import { log } from "@/server/log";

/** What repositories read from. */
export interface ReadSource {
  /** The present, as the reader is to see it. */
  readonly now: Date;
  query<Row extends QueryResultRow>(statement: Prisma.Sql): Promise<Row[]>;
}

/** The database as it was at one moment, however long the reading takes. */
export interface Snapshot extends ReadSource {
  /** Gives its connection back. May be called more than once. */
  close(): Promise<void>;
}

const pool = poolNamed("agentidp", { maximumConnections: 10 });

/** The database as it is at each query. */
export function liveData(): ReadSource {
  return {
    now: new Date(),
    query: async <Row extends QueryResultRow>(statement: Prisma.Sql) =>
      (await pool.query<Row>(statement)).rows,
  };
}

// A pool of their own: clients that are slow to take what they asked for hold up nobody else's requests.
const snapshotPool = poolNamed("agentidp snapshots", { maximumConnections: 5 });

/** How long a snapshot may be kept, and how long without a query, in milliseconds. */
const longestSnapshot = 300_000;
const longestPause = 30_000;

/**
 * Takes a snapshot, which holds a connection until it is closed. One that is kept for longer than five
 * minutes, or not read from for 30 seconds, is given up, and reading from it then throws an Error, as it does where
 * PostgreSQL ended the connection.
 *
 * @throws DomainError `unavailable` where no connection is to be had
 */
export async function takeSnapshot(): Promise<Snapshot> {
  const connection = await connect();
  let [isOpen, isHeld] = [true, true];
  const release = (broken: boolean) => {
    if (!isHeld) return;
    isHeld = false;
    connection.release(broken);
    // From here on the pool listens again.
    connection.off("error", giveUp);
  };
  const giveUp = () => {
    isOpen = false;
    release(true);
  };
  // A pool listens to the connections that nobody uses: without a listener the process would end with this one.
  connection.on("error", giveUp);
  const age = setTimeout(giveUp, longestSnapshot);
  const pause = setTimeout(giveUp, longestPause);
  const stopTimers = () => {
    clearTimeout(age);
    clearTimeout(pause);
  };
  try {
    await connection.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  } catch (error) {
    stopTimers();
    giveUp();
    throw error;
  }
  return {
    now: new Date(),
    async query<Row extends QueryResultRow>(statement: Prisma.Sql) {
      if (!isOpen) throw new Error("The snapshot was kept for too long, or PostgreSQL ended its connection.");
      pause.refresh();
      const { rows } = await connection.query<Row>(statement);
      pause.refresh();
      return rows;
    },
    async close() {
      stopTimers();
      if (!isOpen) return;
      isOpen = false;
      const broken = await connection.query("ROLLBACK").then(
        () => false,
        () => true,
      );
      release(broken);
    },
  };
}

async function connect(): Promise<PoolClient> {
  try {
    return await snapshotPool.connect();
  } catch (error) {
    log.warn({ err: error }, "no connection for a snapshot");
    throw new DomainError(
      "unavailable",
      "Too much is being read at once. Try again shortly, or ask page by page with limit.",
    );
  }
}
