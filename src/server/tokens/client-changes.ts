import { connectionNamed } from "@/server/db/pool";
import { log } from "@/server/log";

/** How often the connection is tried, and how long an answer may take, in milliseconds. */
const heartbeatInterval = 1_500;
const heartbeatTimeout = 1_500;
const reconnectInterval = 1_000;

/** Told of every change to a client that is committed anywhere, while `since` says from when on. */
export interface ClientChanges {
  /** From when on no change was missed, in milliseconds since 1970; null while the connection is lost. */
  readonly since: number | null;
}

/**
 * Listens to PostgreSQL for committed changes to clients (the triggers of the migrations notify) and calls
 * `onChange` with the id of each. A lost connection is noticed within three seconds and made anew.
 */
export function listenToClientChanges(onChange: (clientId: string) => void): ClientChanges {
  const changes: { since: number | null } = { since: null };

  const connect = async () => {
    const connection = connectionNamed("agentidp client changes");
    let heartbeat: NodeJS.Timeout | undefined;
    let lost = false;
    const lose = (reason: string) => {
      if (lost) return;
      lost = true;
      if (changes.since !== null) log.warn({ reason }, "lost the connection that tells of changed clients");
      changes.since = null;
      clearInterval(heartbeat);
      connection.end().catch(() => undefined);
      setTimeout(connect, reconnectInterval).unref();
    };
    connection.on("error", (error) => lose(error.message));
    connection.on("end", () => lose("it was closed"));
    connection.on("notification", ({ payload }) => payload && onChange(payload));
    try {
      await connection.connect();
      await connection.query("LISTEN client_changed");
      changes.since = Date.now();
      heartbeat = setInterval(() => {
        const late = setTimeout(() => lose("it does not answer"), heartbeatTimeout);
        connection
          .query("SELECT 1")
          .catch((error: Error) => lose(error.message))
          .finally(() => clearTimeout(late));
      }, heartbeatInterval);
      heartbeat.unref();
    } catch (error) {
      lose(error instanceof Error ? error.message : String(error));
    }
  };

  void connect();
  return changes;
}
