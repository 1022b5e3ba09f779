import type { Invitation } from "@/schemas/member";
import { findInvitations } from "@/server/members/invitations-repository";
import { presentInvitation } from "@/server/members/present-invitation";

/** The tenant's invitations that can still be used, the newest first. */
export async function listInvitations(tenantId: string): Promise<Invitation[]> {
  return (await findInvitations(tenantId)).map(presentInvitation);
}
