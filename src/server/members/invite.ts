import { uuidv7 } from "uuidv7";
import type { Invitation } from "@/schemas/member";
import type { MemberRole } from "@/schemas/member-role";
import type { Actor } from "@/server/audit";
import { createInvitationLink, invitationLifetime } from "@/server/members/invitation-link";
import { insertInvitation } from "@/server/members/invitations-repository";
import { requireOwnerFor, roleOfActor } from "@/server/members/member-rules";
import { presentInvitation } from "@/server/members/present-invitation";
import { findRole } from "@/server/tenants";

/**
 * Makes a link by which one person can become a member within seven days. The link is in the answer and never
 * shown again. Throws a DomainError where the actor may not give this role.
 */
export async function invite(
  tenantId: string,
  { recipient, role }: { recipient: string; role: MemberRole },
  actor: Actor,
): Promise<Invitation & { url: string }> {
  const roleOf = (userId: string) => findRole(tenantId, userId);
  requireOwnerFor(await roleOfActor({ roleOf }, actor), [role]);
  const { url, digest } = createInvitationLink();
  const invitation = await insertInvitation(tenantId, actor, {
    id: uuidv7(),
    recipient,
    role,
    digest,
    expiresAt: new Date(Date.now() + invitationLifetime),
  });
  return { ...presentInvitation(invitation), url };
}
