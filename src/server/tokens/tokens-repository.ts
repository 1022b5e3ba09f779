import { database } from "@/server/db/client";
import { poolNamed } from "@/server/db/pool";
import type { Client } from "@/server/tokens/client";

// Apart from the pool of requests: an answer that does not come is given up before a cached client gets too old.
const clients = poolNamed("agentidp clients", {
  maximumConnections: 4,
  queryTimeout: 1_500,
  connectionTimeout: 1_500,
});

/**
 * The client with this id, of whichever tenant: who asks is not known yet. Null where there is none. Rejects
 * where the database does not answer within three seconds.
 */
export async function findClient(clientId: string): Promise<Client | null> {
  const { rows } = await clients.query<Omit<Client, "clientId" | "secretDigest"> & { secretDigest: Buffer }>({
    name: "find client",
    text: `SELECT 'agent' AS kind, tenant_id AS "tenantId", scopes, secret_digest AS "secretDigest",
             status = 'active' AS active
           FROM agents WHERE id = $1
           UNION ALL
           SELECT 'apiClient', tenant_id, scopes, secret_digest, true FROM api_clients WHERE id = $1`,
    values: [clientId],
  });
  const [client] = rows;
  if (!client) return null;
  const { kind, tenantId, scopes, secretDigest, active } = client;
  return { kind, clientId, tenantId, scopes, secretDigest: secretDigest.toString("latin1"), active };
}

/** A key as the database keeps it: its id and its private part as PKCS #8 PEM. */
export interface StoredSigningKey {
  readonly id: string;
  readonly privateKey: string;
}

/** All signing keys, the newest first. */
export function findSigningKeys(): Promise<StoredSigningKey[]> {
  return database.signingKey.findMany({
    select: { id: true, privateKey: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
}

/** Keeps the key unless there is one already; processes that start together end with the same one. */
export async function insertFirstSigningKey({ id, privateKey }: StoredSigningKey): Promise<void> {
  await database.$transaction(async (transaction) => {
    await transaction.$executeRaw`LOCK TABLE signing_keys IN EXCLUSIVE MODE`;
    if ((await transaction.signingKey.count()) === 0) {
      await transaction.signingKey.create({ data: { id, privateKey } });
    }
  });
}
