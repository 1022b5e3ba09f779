import { uuidv7 } from "uuidv7";
import type { AuditAction, AuditEntry } from "@/schemas/audit";
import type { AuditedActor } from "@/server/audit/actor";
import { database } from "@/server/db/client";
import { Prisma, type AuditEntry as StoredAuditEntry } from "@/server/db/generated/client";

export type { StoredAuditEntry };

/** Something that an audit entry is written of. */
export interface AuditedEvent {
  readonly action: AuditAction;
  readonly target: { readonly kind: AuditEntry["target"]["kind"]; readonly id: string };
  readonly details?: AuditEntry["details"];
}

/** What a browser says of itself is long enough by then. */
const maximumUserAgentLength = 512;

/** The name that somebody or something goes by at the moment. */
function nameOf(tenantId: string, kind: string, id: string | null): Prisma.Sql {
  switch (kind) {
    case "agent":
      return Prisma.sql`(SELECT name FROM agents WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid)`;
    case "api_client":
      return Prisma.sql`(SELECT name FROM api_clients WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid)`;
    case "invitation":
      return Prisma.sql`(SELECT recipient FROM invitations WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid)`;
    case "tenant":
      return Prisma.sql`(SELECT name FROM tenants WHERE id = ${tenantId}::uuid)`;
    case "member":
      return Prisma.sql`(SELECT email FROM users WHERE id = ${id}::uuid)`;
    default:
      return Prisma.sql`NULL`;
  }
}

/**
 * Writes down who did what, with the names of that moment: what is told of must exist then. It belongs into
 * the transaction of what it tells of, so that neither is there without the other: into its array, or with an
 * interactive transaction as `transaction`.
 */
export function insertAuditEntry(
  tenantId: string,
  actor: AuditedActor,
  { action, target, details = {} }: AuditedEvent,
  transaction: Pick<typeof database, "$executeRaw"> = database,
): Prisma.PrismaPromise<number> {
  return transaction.$executeRaw`
    INSERT INTO audit_entries (tenant_id, id, at, action, actor_kind, actor_id, actor_name,
                               target_kind, target_id, target_name, details, address, user_agent)
    VALUES (${tenantId}::uuid, ${uuidv7()}::uuid, ${new Date()}, ${action},
            ${actor.kind}, ${actor.id}::uuid, ${nameOf(tenantId, actor.kind, actor.id)},
            ${target.kind}, ${target.id}::uuid, ${nameOf(tenantId, target.kind, target.id)},
            ${JSON.stringify(details)}::jsonb, ${actor.address},
            ${actor.userAgent?.slice(0, maximumUserAgentLength) ?? null})`;
}

/** What entries are asked for; `from` is the first id that counts, `before` the first that does not. */
export interface AuditFilter {
  readonly actorId?: string | undefined;
  readonly action?: AuditAction | undefined;
  readonly targetId?: string | undefined;
  readonly from?: string | undefined;
  readonly before?: string | undefined;
}

/** The tenant's entries that the filter lets through, the newest first. */
export function findAuditEntries(
  tenantId: string,
  { actorId, action, targetId, from, before }: AuditFilter,
  limit: number,
): Promise<StoredAuditEntry[]> {
  return database.auditEntry.findMany({
    where: {
      tenantId,
      ...(actorId !== undefined && { actorId }),
      ...(action !== undefined && { action }),
      ...(targetId !== undefined && { targetId }),
      id: { ...(from !== undefined && { gte: from }), ...(before !== undefined && { lt: before }) },
    },
    orderBy: { id: "desc" },
    take: limit,
  });
}
