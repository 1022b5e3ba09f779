import type { AuditAction } from "@/schemas/audit";
import { type Actor, insertAuditEntry } from "@/server/audit";
import { database } from "@/server/db/client";
import { type ApiClient, Prisma } from "@/server/db/generated/client";

/** An API client as it is stored, without what proves who it is. */
export type StoredApiClient = Omit<ApiClient, "secretDigest">;

type ApiClientChange = Extract<AuditAction, "api_client.updated" | "api_client.secret_rotated">;

const withoutSecret = { secretDigest: true } as const;

const isMissing = (error: unknown) =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2025";

export async function insertApiClient(
  tenantId: string,
  actor: Actor,
  client: { id: string; name: string; scopes: string[]; secretDigest: Uint8Array<ArrayBuffer> },
): Promise<StoredApiClient> {
  const [stored] = await database.$transaction([
    database.apiClient.create({ data: { tenantId, ...client }, omit: withoutSecret }),
    insertAuditEntry(tenantId, actor, {
      action: "api_client.created",
      target: { kind: "api_client", id: client.id },
    }),
  ]);
  return stored;
}

/** API clients of the tenant, the newest first, older than the one with the given id. */
export function findApiClients(
  tenantId: string,
  before: string | null,
  limit: number,
): Promise<StoredApiClient[]> {
  return database.apiClient.findMany({
    where: { tenantId, ...(before !== null && { id: { lt: before } }) },
    omit: withoutSecret,
    orderBy: { id: "desc" },
    take: limit,
  });
}

export function findApiClient(tenantId: string, id: string): Promise<StoredApiClient | null> {
  return database.apiClient.findUnique({ where: { tenantId_id: { tenantId, id } }, omit: withoutSecret });
}

/**
 * The API client as changed, or null where the tenant has none of that id, or it no longer has the scopes. The
 * audit trail tells of it as of `action`.
 */
export async function updateApiClient(
  tenantId: string,
  actor: Actor,
  action: ApiClientChange,
  { id, scopes }: { id: string; scopes: string[] },
  changes: Prisma.ApiClientUpdateInput,
): Promise<StoredApiClient | null> {
  try {
    const [updated] = await database.$transaction([
      database.apiClient.update({
        where: { tenantId_id: { tenantId, id }, scopes: { equals: scopes } },
        data: changes,
        omit: withoutSecret,
      }),
      insertAuditEntry(tenantId, actor, {
        action,
        target: { kind: "api_client", id },
        ...(action === "api_client.updated" && { details: { fields: Object.keys(changes) } }),
      }),
    ]);
    return updated;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** The API client as it was, or null where the tenant has none of that id. */
export async function deleteApiClient(
  tenantId: string,
  actor: Actor,
  id: string,
): Promise<StoredApiClient | null> {
  return database.$transaction(async (transaction) => {
    // Whoever deletes it first has it; the entry needs its name, so it is written before.
    const [found] = await transaction.$queryRaw<{ id: string }[]>`
      SELECT id FROM api_clients WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`;
    if (!found) return null;
    const event = { action: "api_client.deleted", target: { kind: "api_client", id } } as const;
    await insertAuditEntry(tenantId, actor, event, transaction);
    return transaction.apiClient.delete({ where: { tenantId_id: { tenantId, id } }, omit: withoutSecret });
  });
}
