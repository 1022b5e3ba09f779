import type { MemberRole } from "@/schemas/member-role";
import type { Actor } from "@/server/audit";
import { DomainError } from "@/server/domain-error";
import type { MembersInChange } from "@/server/members/members-repository";

export function memberNotFound(): DomainError {
  return new DomainError("not_found", "There is no member with this user_id.");
}

/**
 * What an actor may do to members, as of now: somebody who has been demoted a moment ago cannot go on. A client
 * counts as an admin: who may make clients need not be an owner, and must not become one that way.
 */
export async function roleOfActor(
  members: Pick<MembersInChange, "roleOf">,
  actor: Actor,
): Promise<MemberRole> {
  const role = actor.kind === "member" ? await members.roleOf(actor.id) : "admin";
  if (role === null || role === "viewer") {
    throw new DomainError("forbidden", "This is for owners and admins of the organisation.");
  }
  return role;
}

/** Refuses, by a DomainError, to let anybody but an owner make, change or remove an owner. */
export function requireOwnerFor(role: MemberRole, roles: readonly MemberRole[]): void {
  if (role !== "owner" && roles.includes("owner")) {
    throw new DomainError(
      "forbidden",
      "Only an owner can do this: it is about an owner of the organisation.",
    );
  }
}

/** Refuses, by a DomainError, to leave an organisation without an owner. */
export async function requireAnotherOwner(members: MembersInChange, role: MemberRole): Promise<void> {
  if (role === "owner" && (await members.countOwners()) === 1) {
    throw new DomainError(
      "conflict",
      "This is the last owner of the organisation: make another member an owner first.",
    );
  }
}
