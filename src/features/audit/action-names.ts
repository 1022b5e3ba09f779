import type { AuditAction } from "@/schemas/audit-actions";

/** What was done, in words. */
export const actionNames: Readonly<Record<AuditAction, string>> = {
  "tenant.signed_up": "Organisation signed up",
  "agent.registered": "Agent registered",
  "agent.updated": "Agent changed",
  "agent.secret_rotated": "Agent's secret replaced",
  "agent.deactivated": "Agent deactivated",
  "api_client.created": "API client created",
  "api_client.updated": "API client changed",
  "api_client.secret_rotated": "API client's secret replaced",
  "api_client.deleted": "API client deleted",
  "invitation.created": "Invitation made",
  "invitation.revoked": "Invitation taken back",
  "member.joined": "Member joined",
  "member.role_changed": "Role changed",
  "member.removed": "Member removed",
  "member.left": "Member left",
  "member.signed_in": "Signed in",
  "member.sign_in_refused": "Sign-in refused",
  "member.password_set": "First password set",
  "member.password_changed": "Password changed",
  "member.identity_linked": "Sign-in by the identity provider began",
};

/** The actions as they are offered to filter by. */
export const actionGroups: readonly { label: string; actions: readonly AuditAction[] }[] = [
  {
    label: "Agents",
    actions: ["agent.registered", "agent.updated", "agent.secret_rotated", "agent.deactivated"],
  },
  {
    label: "API clients",
    actions: ["api_client.created", "api_client.updated", "api_client.secret_rotated", "api_client.deleted"],
  },
  {
    label: "Members",
    actions: [
      "invitation.created",
      "invitation.revoked",
      "member.joined",
      "member.role_changed",
      "member.removed",
      "member.left",
      "tenant.signed_up",
    ],
  },
  {
    label: "Sign-in",
    actions: [
      "member.signed_in",
      "member.sign_in_refused",
      "member.password_set",
      "member.password_changed",
      "member.identity_linked",
    ],
  },
];
