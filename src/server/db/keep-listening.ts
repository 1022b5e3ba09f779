import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { answerWithin } from "@/server/db/answer-within";
import { connectionNamed } from "@/server/db/pool";
import { log } from "@/server/log";

/** How long after an answer the connection is tried again, and how long an answer may take, in milliseconds. */
const heartbeatInterval = 2_000;
const heartbeatTimeout = 3_000;

/** How long after a failure the next attempt is made, doubled with each one in a row up to the longest, in milliseconds. */
const shortestRetryInterval = 100;
const longestRetryInterval = 5_000;

interface Listening {
  /** The name of the connection, which PostgreSQL shows as application_name. */
  readonly name: string;
  readonly channel: string;
  readonly onNotification: (payload: string) => void;
  /** The connection is there, for the first time or again: what was told before, nobody heard. */
  readonly onConnected: () => void;
}

/**
 * Listens to a channel for as long as the process lives, on a connection of its own, which is made again
 * whenever it is lost; that is noticed within five seconds, even where nothing closes it.
 */
export async function keepListening({
  name,
  channel,
  onNotification,
  onConnected,
}: Listening): Promise<never> {
  let failures = 0;
  for (;;) {
    const connection = connectionNamed(name);
    const lost = new Promise<never>((_resolve, reject) => {
      connection.on("error", reject);
      connection.on("end", () => reject(new Error("The connection was closed.")));
    });
    // What fails after the race below is over is no news.
    lost.catch(() => undefined);
    connection.on("notification", ({ payload }) => onNotification(payload ?? ""));
    try {
      await Promise.race([lost, connection.connect()]);
      await Promise.race([lost, connection.query(`LISTEN ${channel}`)]);
      failures = 0;
      onConnected();
      await Promise.race([lost, keepTrying(connection)]);
    } catch (error) {
      log.warn({ channel, reason: String(error) }, "lost the connection that listens to PostgreSQL");
    }
    connection.end().catch(() => undefined);
    const pause = Math.min(shortestRetryInterval * 2 ** failures, longestRetryInterval);
    failures += 1;
    await sleep(pause * (0.5 + Math.random() / 2), undefined, { ref: false });
  }
}

/** Rejects once the connection does not answer in time. */
async function keepTrying(connection: Client): Promise<never> {
  for (;;) {
    await sleep(heartbeatInterval, undefined, { ref: false });
    await answerWithin(heartbeatTimeout, connection.query("SELECT 1"));
  }
}
