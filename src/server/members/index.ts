export { changeRole } from "@/server/members/change-role";
export { invite } from "@/server/members/invite";
export { join, joinAs, openInvitation } from "@/server/members/join";
export { leaveTenant } from "@/server/members/leave-tenant";
export { listInvitations } from "@/server/members/list-invitations";
export { listMembers } from "@/server/members/list-members";
export { removeMember } from "@/server/members/remove-member";
export { revokeInvitation } from "@/server/members/revoke-invitation";
export { signInByIdentity } from "@/server/members/sign-in-by-identity";
