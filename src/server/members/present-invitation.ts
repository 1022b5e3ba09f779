import type { Invitation } from "@/schemas/member";
import type { StoredInvitation } from "@/server/members/invitations-repository";

/** An invitation as the tenant's members see it. */
export function presentInvitation(invitation: StoredInvitation): Invitation {
  return {
    invitation_id: invitation.id,
    recipient: invitation.recipient,
    role: invitation.role,
    created_at: invitation.createdAt.toISOString(),
    expires_at: invitation.expiresAt.toISOString(),
  };
}
