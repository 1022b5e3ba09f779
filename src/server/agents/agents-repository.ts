import type { AuditAction } from "@/schemas/audit";
import { type Actor, insertAuditEntry } from "@/server/audit";
import { database } from "@/server/db/client";
import { type Agent, Prisma } from "@/server/db/generated/client";

/** An agent as it is stored, without what proves who it is. */
export type StoredAgent = Omit<Agent, "secretDigest">;

type AgentChange = Extract<AuditAction, "agent.updated" | "agent.secret_rotated" | "agent.deactivated">;

const withoutSecret = { secretDigest: true } as const;

export async function insertAgent(
  tenantId: string,
  actor: Actor,
  agent: {
    id: string;
    name: string;
    description: string | null;
    scopes: string[];
    metadata: Prisma.InputJsonObject;
    secretDigest: Uint8Array<ArrayBuffer>;
  },
): Promise<StoredAgent> {
  const [stored] = await database.$transaction([
    database.agent.create({ data: { tenantId, ...agent }, omit: withoutSecret }),
    insertAuditEntry(tenantId, actor, {
      action: "agent.registered",
      target: { kind: "agent", id: agent.id },
    }),
  ]);
  return stored;
}

/** Agents of the tenant, the newest first, older than the one with the given id. */
export function findAgents(tenantId: string, before: string | null, limit: number): Promise<StoredAgent[]> {
  return database.agent.findMany({
    where: { tenantId, ...(before !== null && { id: { lt: before } }) },
    omit: withoutSecret,
    orderBy: { id: "desc" },
    take: limit,
  });
}

export function findAgent(tenantId: string, id: string): Promise<StoredAgent | null> {
  return database.agent.findUnique({ where: { tenantId_id: { tenantId, id } }, omit: withoutSecret });
}

/**
 * The agent as changed, or null where the tenant has no such agent, or none with the status. The audit trail
 * tells of it as of `action`.
 */
export async function updateAgent(
  tenantId: string,
  actor: Actor,
  action: AgentChange,
  where: { id: string; status?: Agent["status"] },
  changes: Prisma.AgentUpdateInput,
): Promise<StoredAgent | null> {
  const { id, ...conditions } = where;
  try {
    const [updated] = await database.$transaction([
      database.agent.update({
        where: { tenantId_id: { tenantId, id }, ...conditions },
        data: changes,
        omit: withoutSecret,
      }),
      insertAuditEntry(tenantId, actor, {
        action,
        target: { kind: "agent", id },
        ...(action === "agent.updated" && { details: { fields: Object.keys(changes) } }),
      }),
    ]);
    return updated;
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2025") return null;
    throw error;
  }
}
