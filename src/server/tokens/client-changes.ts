import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { answerWithin } from "@/server/db/answer-within";
import { connectionNamed } from "@/server/db/pool";
import { log } from "@/server/log";

/** How long after an answer the connection is tried again, and how long an answer may take, in milliseconds. */
const heartbeatInterval = 1_000;
const heartbeatTimeout = 2_000;

/** How long an attempt to connect may take, and how long after one that failed the next is made, in milliseconds. */
const connectionTimeout = 1_500;
const reconnectInterval = 500;

/** For how long a PostgreSQL that was found stopped is taken to be so still, in milliseconds. */
const stoppedFor = reconnectInterval + connectionTimeout;

/** What is answered where PostgreSQL does not run; silence may as well be the network's. */
const codesOfStopped = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  // There is no such socket file.
  "ENOENT",
  // admin_shutdown, crash_shutdown, cannot_connect_now
  "57P01",
  "57P02",
  "57P03",
]);

function tellsOfStopped(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return "code" in error
    ? codesOfStopped.has(String(error.code))
    : error.message === "Connection terminated unexpectedly";
}

/** The connection over which PostgreSQL tells of every change to a client that is committed anywhere. */
export class ClientChanges {
  readonly #onChange: (clientId: string) => void;
  #since: number | null = null;
  #foundStoppedAt: number | null = null;
  #connecting: Promise<void>;

  /** Connects, and calls `onChange` with the id of each client that is changed (the triggers of the migrations notify). */
  constructor(onChange: (clientId: string) => void) {
    this.#onChange = onChange;
    this.#connecting = this.#connect();
  }

  /**
   * From when on no change was missed, by the monotonic clock in milliseconds; null while the connection is
   * lost, which is noticed within three seconds, even where nothing closes it.
   */
  get since(): number | null {
    return this.#since;
  }

  /** Whether an attempt to connect, a moment ago, found that PostgreSQL does not run, so that nothing can change. */
  get postgresIsStopped(): boolean {
    return this.#foundStoppedAt !== null && performance.now() - this.#foundStoppedAt < stoppedFor;
  }

  /** Resolves once the attempt to connect that is under way has come to an end, whichever. */
  get connecting(): Promise<void> {
    return this.#connecting;
  }

  async #connect(): Promise<void> {
    const connection = connectionNamed("agentidp client changes", { connectionTimeout });
    let lost = false;
    const lose = (reason: string) => {
      if (lost) return;
      lost = true;
      connection.end().catch(() => undefined);
      if (this.#since === null) return;
      this.#since = null;
      log.warn({ reason }, "lost the connection that tells of changed clients");
      this.#connecting = this.#connect();
    };
    connection.on("error", (error) => lose(error.message));
    connection.on("end", () => lose("it was closed"));
    connection.on("notification", ({ payload }) => payload && this.#onChange(payload));
    try {
      await connection.connect();
      await answerWithin(heartbeatTimeout, connection.query("LISTEN client_changed"));
    } catch (error) {
      lose(String(error));
      if (!tellsOfStopped(error)) this.#foundStoppedAt = null;
      else {
        if (!this.postgresIsStopped)
          log.warn("PostgreSQL is stopped: clients are served as they were last seen");
        this.#foundStoppedAt = performance.now();
      }
      setTimeout(() => {
        this.#connecting = this.#connect();
      }, reconnectInterval).unref();
      return;
    }
    this.#since = performance.now();
    this.#foundStoppedAt = null;
    keepTrying(connection).catch((error: Error) => lose(error.message));
  }
}

/** Rejects once the connection does not answer, or has ended. */
async function keepTrying(connection: Client): Promise<never> {
  for (;;) {
    await sleep(heartbeatInterval, undefined, { ref: false });
    await answerWithin(heartbeatTimeout, connection.query("SELECT 1"));
  }
}
