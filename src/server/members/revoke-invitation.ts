import type { Actor } from "@/server/audit";
import { DomainError } from "@/server/domain-error";
import { deleteInvitation } from "@/server/members/invitations-repository";

/** Takes an invitation back: its link joins nobody any more. Throws a DomainError where the tenant has none of this id. */
export async function revokeInvitation(tenantId: string, invitationId: string, actor: Actor): Promise<void> {
  if (!(await deleteInvitation(tenantId, actor, invitationId))) {
    throw new DomainError(
      "not_found",
      "There is no such invitation (any more): it was used or taken back, or has expired.",
    );
  }
}
