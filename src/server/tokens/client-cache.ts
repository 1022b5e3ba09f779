import { LRUCache } from "lru-cache";
import type { Client } from "@/server/tokens/client";
import { ClientChanges } from "@/server/tokens/client-changes";
import { findClient } from "@/server/tokens/tokens-repository";

const maximumClients = 200_000;

/** How long a client is believed while nobody tells of changes, in milliseconds. */
const unwatchedLifetime = 3_000;

interface CachedClient {
  readonly client: Client;
  /** By the monotonic clock, in milliseconds. */
  readonly readAt: number;
}

const cached = new LRUCache<string, CachedClient>({ max: maximumClients });
const reading = new Map<string, Promise<Client | null>>();
let changes: ClientChanges | null = null;

function watchChanges(): ClientChanges {
  changes ??= new ClientChanges(forgetClient);
  return changes;
}

function isCurrent({ readAt }: CachedClient): boolean {
  const { since, postgresIsStopped } = watchChanges();
  if (since !== null) return readAt >= since;
  return postgresIsStopped || performance.now() - readAt < unwatchedLifetime;
}

function readClient(clientId: string): Promise<Client | null> {
  const underWay = reading.get(clientId);
  if (underWay) return underWay;
  const readAt = performance.now();
  const read = findClient(clientId)
    .then((client) => {
      // A change that was told of meanwhile has taken this read out of `reading`: it may be outdated.
      if (reading.get(clientId) === read) {
        if (client) cached.set(clientId, { client, readAt });
        else cached.delete(clientId);
      }
      return client;
    })
    .finally(() => {
      if (reading.get(clientId) === read) reading.delete(clientId);
    });
  reading.set(clientId, read);
  return read;
}

/** Reads a client, a second time where the connection was cut and a new one could be made. */
async function readClientAgainstCuts(clientId: string): Promise<Client | null> {
  const watched = watchChanges();
  try {
    return await readClient(clientId);
  } catch (error) {
    await watched.connecting;
    const known = cached.get(clientId);
    if (known && isCurrent(known)) return known.client;
    if (watched.since === null) throw error;
    return readClient(clientId);
  }
}

/** Makes the next look at this client go to the database. Called for every change, wherever it was made. */
export function forgetClient(clientId: string): void {
  cached.delete(clientId);
  reading.delete(clientId);
}

/**
 * The client as this process knows it, without a look at the database where it is known to be current. It
 * follows what is committed anywhere within 100 ms while the connection to PostgreSQL lives, and within 5 s once
 * that was cut. What happens while PostgreSQL cannot be reached depends on what is seen of it:
 *
 * - Connections are refused: it is stopped, so that nothing can change, and clients are as they were last seen.
 *   Where a proxy refuses them though PostgreSQL lives behind it, this outlives a change until the way is open
 *   again, which nothing on this side of it can tell.
 * - Connections get no answer: somebody else may reach it and change a client. Rejects.
 *
 * Rejects for a client that this process does not know, whenever PostgreSQL cannot be reached.
 */
export function findCachedClient(clientId: string): Client | null | Promise<Client | null> {
  const known = cached.get(clientId);
  return known && isCurrent(known) ? known.client : readClientAgainstCuts(clientId);
}

/**
 * The client as the database has it now. Rejects where the database cannot be reached; what was known of the
 * client stays known then.
 */
export function findCurrentClient(clientId: string): Promise<Client | null> {
  reading.delete(clientId);
  return readClient(clientId);
}
