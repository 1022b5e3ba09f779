import { uuidv7 } from "uuidv7";
import type { AuditedActor, Origin } from "@/server/audit";
import { DomainError } from "@/server/domain-error";
import { digestOfToken } from "@/server/members/invitation-link";
import { findInvitationByDigest } from "@/server/members/invitations-repository";
import { changeMembers, type MembersInChange, type NewPerson } from "@/server/members/members-repository";
import { findUserByEmail, hashPassword, isPasswordOf, limitSignIn } from "@/server/tenants";

function invitationGone(): DomainError {
  return new DomainError(
    "not_found",
    "This invitation has been used, was taken back or has expired: ask for a new one.",
  );
}

/** What a link to join by is for. Throws a DomainError where it cannot be used (any more). */
export async function openInvitation(token: string) {
  const invitation = await findInvitationByDigest(digestOfToken(token));
  if (!invitation) throw invitationGone();
  const { tenantName, role, expiresAt } = invitation;
  return { tenant_name: tenantName, role, expires_at: expiresAt.toISOString() };
}

/** Uses the link up for a person, whom `admit` proves or makes. */
async function joinBy(
  token: string,
  origin: Origin,
  userId: string,
  admit: (members: MembersInChange) => Promise<void>,
): Promise<{ tenant_id: string }> {
  const digest = digestOfToken(token);
  const invitation = await findInvitationByDigest(digest);
  if (!invitation) throw invitationGone();
  const { tenantId } = invitation;
  await changeMembers(tenantId, async (members) => {
    if ((await members.roleOf(userId)) !== null) {
      throw new DomainError("conflict", "You are a member of this organisation already.");
    }
    const taken = await members.takeInvitation(digest);
    if (!taken) throw invitationGone();
    await admit(members);
    await members.add(userId, taken.role);
    const { address, userAgent } = origin;
    const actor: AuditedActor = { kind: "member", id: userId, address, userAgent };
    await members.writeDown(actor, "member.joined", userId, {
      role: taken.role,
      invited_as: taken.recipient,
    });
  });
  return { tenant_id: tenantId };
}

/**
 * Makes who is signed in a member of the tenant that the link is of. Throws a DomainError where the link cannot be
 * used (any more), or the person is a member already.
 */
export function joinAs(userId: string, token: string, origin: Origin): Promise<{ tenant_id: string }> {
  return joinBy(token, origin, userId, async () => undefined);
}

/**
 * Makes somebody who is new here a member of the tenant that the link is of. Throws a DomainError where the link
 * cannot be used (any more).
 */
export function joinAsNewPerson(
  person: NewPerson,
  token: string,
  origin: Origin,
): Promise<{ tenant_id: string }> {
  return joinBy(token, origin, person.id, (members) => members.addPerson(person));
}

/**
 * Makes the person with this e-mail address and password a member of the tenant that the link is of; an address
 * that nobody has becomes a new person's. Throws a DomainError where the link cannot be used (any more), the address
 * has another password or too many were tried, or the person is a member already.
 */
export async function join(
  { token, email, password }: { token: string; email: string; password: string },
  origin: Origin,
): Promise<{ tenant_id: string }> {
  await openInvitation(token);
  const known = await findUserByEmail(email);
  if (known) {
    const proven = await limitSignIn(email, origin.address, async () =>
      (await isPasswordOf(known.passwordHash, password)) ? true : null,
    );
    if (!proven) {
      throw new DomainError(
        "conflict",
        "This e-mail address has an account here already: enter the password of that account.",
      );
    }
    return joinAs(known.id, token, origin);
  }
  return joinAsNewPerson({ id: uuidv7(), email, passwordHash: await hashPassword(password) }, token, origin);
}
