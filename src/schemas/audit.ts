import { z } from "zod";
import { PageInput, pageOf } from "@/schemas/page";

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
  "member.password_changed",
] as const;

export const AuditAction = z.enum(auditActions);

export type AuditAction = z.infer<typeof AuditAction>;

/** The entries of one page where no `limit` is given. */
export const defaultAuditPageSize = 100;

export const ListAuditInput = z.strictObject({
  ...PageInput,
  /** Who did it. */
  actor_id: z.uuid().optional(),
  action: AuditAction.optional(),
  /** What it was done to. */
  target_id: z.uuid().optional(),
  /** When it was done: a UTC day, YYYY-MM-DD. */
  day: z.iso.date("A day looks like 2026-11-24.").optional(),
});

export const AuditEntry = z.object({
  entry_id: z.uuid(),
  at: z.iso.datetime(),
  action: AuditAction,
  actor: z.object({
    kind: z.enum(["member", "agent", "api_client", "unknown"]),
    id: z.uuid().nullable(),
    /** As it was at that moment. */
    name: z.string().nullable(),
  }),
  target: z.object({
    kind: z.enum(["tenant", "agent", "api_client", "invitation", "member"]),
    id: z.uuid(),
    name: z.string(),
  }),
  /** What was changed, where the action alone does not say. */
  details: z.record(z.string(), z.json()),
  /** The address the request came from, as far as it is known. */
  address: z.string().nullable(),
  user_agent: z.string().nullable(),
});

export const AuditPage = pageOf(AuditEntry);

export type AuditEntry = z.infer<typeof AuditEntry>;
