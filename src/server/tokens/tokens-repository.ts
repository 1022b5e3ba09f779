import { database } from "@/server/db/client";
import type { Client } from "@/server/tokens/client";

/**
 * The client with this id, of whichever tenant: who asks is not known yet. Null where there is none.
 */
export async function findClient(clientId: string): Promise<Client | null> {
  const [agent, apiClient] = await Promise.all([
    database.agent.findFirst({
      where: { id: clientId },
      select: { tenantId: true, scopes: true, secretDigest: true, status: true },
    }),
    database.apiClient.findFirst({
      where: { id: clientId },
      select: { tenantId: true, scopes: true, secretDigest: true },
    }),
  ]);
  if (agent) {
    const { status, ...client } = agent;
    return { kind: "agent", clientId, active: status === "active", ...client };
  }
  return apiClient && { kind: "apiClient", clientId, active: true, ...apiClient };
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
