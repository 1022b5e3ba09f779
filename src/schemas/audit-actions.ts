// Apart from the schemas, so that a page which only names these does not load zod.

/** What the audit trail tells of. */
export const auditActions = [
  "tenant.signed_up",
  "agent.registered",
  "agent.updated",
  "agent.secret_rotated",
  "agent.deactivated",
  "api_client.created",
  "api_client.updated",
  "api_client.secret_rotated",
  "api_client.deleted",
  "invitation.created",
  "invitation.revoked",
  "member.joined",
  "member.role_changed",
  "member.removed",
  "member.left",
  "member.signed_in",
  "member.sign_in_refused",
  "member.password_set",
  "member.password_changed",
  "member.identity_linked",
] as const;

export type AuditAction = (typeof auditActions)[number];
