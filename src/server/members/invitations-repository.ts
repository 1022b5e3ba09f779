import type { MemberRole } from "@/schemas/member-role";
import { type Actor, insertAuditEntry } from "@/server/audit";
import { database } from "@/server/db/client";
import type { Invitation } from "@/server/db/generated/client";

/** An invitation as it is stored, without what proves it. */
export type StoredInvitation = Omit<Invitation, "digest">;

const withoutDigest = { digest: true } as const;

/** Stores an invitation, and forgets those of the tenant that have expired. */
export async function insertInvitation(
  tenantId: string,
  actor: Actor,
  invitation: {
    id: string;
    recipient: string;
    role: MemberRole;
    digest: Uint8Array<ArrayBuffer>;
    expiresAt: Date;
  },
): Promise<StoredInvitation> {
  const [, stored] = await database.$transaction([
    database.invitation.deleteMany({ where: { tenantId, expiresAt: { lte: new Date() } } }),
    database.invitation.create({ data: { tenantId, ...invitation }, omit: withoutDigest }),
    insertAuditEntry(tenantId, actor, {
      action: "invitation.created",
      target: { kind: "invitation", id: invitation.id },
      details: { role: invitation.role },
    }),
  ]);
  return stored;
}

/** The tenant's invitations that can still be used, the newest first. */
export function findInvitations(tenantId: string): Promise<StoredInvitation[]> {
  return database.invitation.findMany({
    where: { tenantId, expiresAt: { gt: new Date() } },
    omit: withoutDigest,
    orderBy: { id: "desc" },
  });
}

/** Takes an invitation back; false where the tenant has none of this id. */
export async function deleteInvitation(tenantId: string, actor: Actor, id: string): Promise<boolean> {
  return database.$transaction(async (transaction) => {
    // Whoever deletes it first has it; the entry needs its name, so it is written before.
    const [found] = await transaction.$queryRaw<{ id: string }[]>`
      SELECT id FROM invitations WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`;
    if (!found) return false;
    const event = { action: "invitation.revoked", target: { kind: "invitation", id } } as const;
    await insertAuditEntry(tenantId, actor, event, transaction);
    await transaction.invitation.delete({ where: { tenantId_id: { tenantId, id } } });
    return true;
  });
}

/** The invitation of a link, of whichever tenant: who opens it belongs to none yet. Null where it cannot be used. */
export async function findInvitationByDigest(
  digest: Uint8Array,
): Promise<{ tenantId: string; tenantName: string; role: MemberRole; expiresAt: Date } | null> {
  const [invitation] = await database.$queryRaw<
    { tenantId: string; tenantName: string; role: MemberRole; expiresAt: Date }[]
  >`
    SELECT tenant_id AS "tenantId", tenants.name AS "tenantName", role::text, expires_at AS "expiresAt"
    FROM invitations JOIN tenants ON tenants.id = tenant_id
    WHERE digest = ${digest} AND expires_at > ${new Date()}`;
  return invitation ?? null;
}
