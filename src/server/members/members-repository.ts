import type { AuditAction, AuditEntry } from "@/schemas/audit";
import type { MemberRole } from "@/schemas/member-role";
import { type AuditedActor, insertAuditEntry } from "@/server/audit";
import { database } from "@/server/db/client";

/** What is kept of a member, with the e-mail address of the person. */
export interface StoredMember {
  readonly userId: string;
  readonly email: string;
  readonly role: MemberRole;
  readonly createdAt: Date;
}

/** Somebody who is made known here: by a password, or by an identity at an OpenID provider. */
export interface NewPerson {
  readonly id: string;
  readonly email: string;
  readonly passwordHash: string | null;
  readonly identityIssuer?: string;
  readonly identitySubject?: string;
}

type Transaction = Parameters<Parameters<typeof database.$transaction>[0]>[0];

/** The tenant's members, who has been there longest first. */
export function findMembers(tenantId: string): Promise<StoredMember[]> {
  return database.$queryRaw<StoredMember[]>`
    SELECT user_id AS "userId", email, role::text, members.created_at AS "createdAt"
    FROM members JOIN users ON users.id = user_id
    WHERE tenant_id = ${tenantId}::uuid
    ORDER BY members.created_at, user_id`;
}

/** The members of a tenant while they are being changed, which nobody else can do meanwhile. */
export class MembersInChange {
  readonly #tenantId: string;
  readonly #transaction: Transaction;

  constructor(tenantId: string, transaction: Transaction) {
    this.#tenantId = tenantId;
    this.#transaction = transaction;
  }

  async roleOf(userId: string): Promise<MemberRole | null> {
    const member = await this.#transaction.member.findUnique({
      where: { tenantId_userId: { tenantId: this.#tenantId, userId } },
      select: { role: true },
    });
    return member?.role ?? null;
  }

  countOwners(): Promise<number> {
    return this.#transaction.member.count({ where: { tenantId: this.#tenantId, role: "owner" } });
  }

  async setRole(userId: string, role: MemberRole): Promise<void> {
    await this.#transaction.member.update({
      where: { tenantId_userId: { tenantId: this.#tenantId, userId } },
      data: { role },
    });
  }

  async remove(userId: string): Promise<void> {
    await this.#transaction.member.delete({
      where: { tenantId_userId: { tenantId: this.#tenantId, userId } },
    });
  }

  /** Uses an invitation up, and returns what it was for; null where it is gone or has expired. */
  async takeInvitation(digest: Uint8Array): Promise<{ recipient: string; role: MemberRole } | null> {
    const [invitation] = await this.#transaction.$queryRaw<{ recipient: string; role: MemberRole }[]>`
      DELETE FROM invitations
      WHERE tenant_id = ${this.#tenantId}::uuid AND digest = ${digest} AND expires_at > ${new Date()}
      RETURNING recipient, role::text`;
    return invitation ?? null;
  }

  async addPerson(person: NewPerson): Promise<void> {
    await this.#transaction.user.create({ data: person });
  }

  async add(userId: string, role: MemberRole): Promise<void> {
    await this.#transaction.member.create({ data: { tenantId: this.#tenantId, userId, role } });
  }

  /** Writes down what was done to a member. */
  async writeDown(
    actor: AuditedActor,
    action: AuditAction,
    userId: string,
    details: AuditEntry["details"] = {},
  ): Promise<void> {
    const event = { action, target: { kind: "member", id: userId }, details } as const;
    await insertAuditEntry(this.#tenantId, actor, event, this.#transaction);
  }
}

/**
 * Changes who is a member of the tenant and as what, one such change after the other: all of it, or nothing
 * where `change` throws.
 */
export function changeMembers<Result>(
  tenantId: string,
  change: (members: MembersInChange) => Promise<Result>,
): Promise<Result> {
  return database.$transaction(async (transaction) => {
    await transaction.$queryRaw`SELECT id FROM tenants WHERE id = ${tenantId}::uuid FOR UPDATE`;
    return change(new MembersInChange(tenantId, transaction));
  });
}
