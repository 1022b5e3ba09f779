import { LRUCache } from "lru-cache";
import { log } from "@/server/log";
import type { Client } from "@/server/tokens/client";
import { type ClientChanges, listenToClientChanges } from "@/server/tokens/client-changes";
import { findClient } from "@/server/tokens/tokens-repository";

const maximumClients = 200_000;

/** How long a client is believed while nobody tells of changes, in milliseconds. */
const unwatchedLifetime = 4_000;

interface CachedClient {
  readonly client: Client;
  readonly readAt: number;
}

const cached = new LRUCache<string, CachedClient>({ max: maximumClients });
const reading = new Map<string, Promise<Client | null>>();
let changes: ClientChanges | null = null;

function isCurrent({ readAt }: CachedClient): boolean {
  changes ??= listenToClientChanges(forgetClient);
  return changes.since === null ? Date.now() - readAt < unwatchedLifetime : readAt >= changes.since;
}

function readClient(clientId: string): Promise<Client | null> {
  const underWay = reading.get(clientId);
  if (underWay) return underWay;
  const readAt = Date.now();
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

/** Makes the next look at this client go to the database. Called for every change, wherever it was made. */
export function forgetClient(clientId: string): void {
  cached.delete(clientId);
  reading.delete(clientId);
}

/**
 * The client as this process knows it, without a look at the database where it is known to be current.
 * While the database cannot be reached, the client as it was last seen. Rejects where it never was.
 */
export function findCachedClient(clientId: string): Client | null | Promise<Client | null> {
  const known = cached.get(clientId);
  if (known && isCurrent(known)) return known.client;
  if (!known) {
    changes ??= listenToClientChanges(forgetClient);
    return readClient(clientId);
  }
  return readClient(clientId).catch((error) => {
    log.warn(
      { error: String(error) },
      "the database cannot be reached: clients are served as they were last seen",
    );
    return known.client;
  });
}

/** The client as the database has it now. Rejects where the database cannot be reached. */
export function findCurrentClient(clientId: string): Promise<Client | null> {
  forgetClient(clientId);
  return readClient(clientId);
}
