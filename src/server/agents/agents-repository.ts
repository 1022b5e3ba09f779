import type { AuditAction } from "@/schemas/audit";
import { type Actor, insertAuditEntry } from "@/server/audit";
import { database } from "@/server/db/client";
import { containsText } from "@/server/db/contains-text";
import { type Agent, Prisma } from "@/server/db/generated/client";
import { liveData } from "@/server/db/read-source";

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
    owner: string | null;
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

/** Agents of the tenant, of the status where one is given, the newest first, older than the one with the given id. */
export function findAgents(
  tenantId: string,
  { before, status }: { before: string | null; status: Agent["status"] | undefined },
  limit: number,
): Promise<StoredAgent[]> {
  return database.agent.findMany({
    where: {
      tenantId,
      ...(status !== undefined && { status }),
      ...(before !== null && { id: { lt: before } }),
    },
    omit: withoutSecret,
    orderBy: { id: "desc" },
    take: limit,
  });
}

/** Where a list of agents by name is read on. */
export interface PlaceByName {
  readonly name: string;
  readonly id: string;
}

/**
 * Agents whose name contains the text, in whichever case, by name, after the given place. The index of names is
 * read until there are enough.
 */
export async function findAgentsWithName(
  tenantId: string,
  text: string,
  { after, status }: { after: PlaceByName | null; status: Agent["status"] | undefined },
  limit: number,
): Promise<StoredAgent[]> {
  const found = await liveData().query<{ id: string }>(Prisma.sql`
    SELECT id
    FROM agents
    WHERE tenant_id = ${tenantId}::uuid
      AND ${containsText(Prisma.sql`name`, text)}
      ${status === undefined ? Prisma.empty : Prisma.sql`AND status = ${status}::agent_status`}
      ${after === null ? Prisma.empty : Prisma.sql`AND (name COLLATE "C", id) > (${after.name}, ${after.id}::uuid)`}
    ORDER BY name COLLATE "C", id
    LIMIT ${limit}`);
  const agents = await database.agent.findMany({
    where: { tenantId, id: { in: found.map(({ id }) => id) } },
    omit: withoutSecret,
  });
  const byId = new Map(agents.map((agent) => [agent.id, agent]));
  return found.flatMap(({ id }) => byId.get(id) ?? []);
}

export function findAgent(tenantId: string, id: string): Promise<StoredAgent | null> {
  return database.agent.findUnique({ where: { tenantId_id: { tenantId, id } }, omit: withoutSecret });
}

/**
 * The agent as changed, or null where the tenant has no such agent, or none with the status and scopes. The audit trail
 * tells of it as of `action`.
 */
export async function updateAgent(
  tenantId: string,
  actor: Actor,
  action: AgentChange,
  where: { id: string; status?: Agent["status"]; scopes?: { equals: string[] } },
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
