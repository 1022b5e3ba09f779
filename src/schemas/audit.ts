import { z } from "zod";
import { type AuditAction, auditActions } from "@/schemas/audit-actions";
import { JsonValue } from "@/schemas/json";
import { PageInput, pageOf } from "@/schemas/page";
import { Instant } from "@/schemas/time";

export type { AuditAction };

const Action = z.enum(auditActions).meta({ id: "AuditAction", examples: ["agent.registered"] });

/** The entries of one page where no `limit` is given. */
export const defaultAuditPageSize = 100;

export const ListAuditInput = z.strictObject({
  ...PageInput,
  actor_id: z.uuid().optional().meta({ description: "Who did it." }),
  action: Action.optional().meta({ description: "What was done." }),
  target_id: z.uuid().optional().meta({ description: "What it was done to." }),
  day: z.iso
    .date("A day looks like 2026-11-24.")
    .optional()
    .meta({ description: "When it was done: a UTC day.", examples: ["2026-11-24"] }),
});

export const AuditEntry = z
  .object({
    entry_id: z.uuid().meta({ examples: ["019ab6f2-6d3e-7f15-a1c2-7b4d9e8f0a21"] }),
    at: Instant,
    action: Action,
    actor: z
      .object({
        kind: z.enum(["member", "agent", "api_client", "unknown"]),
        id: z.uuid().nullable(),
        name: z.string().nullable().meta({ description: "As it was at that moment." }),
      })
      .meta({
        description: "Who did it; of kind unknown who has proven nothing.",
        examples: [{ kind: "member", id: "019ab6f2-1b7c-7d20-8a4e-90c3d1f5e6a8", name: "ada@acme.example" }],
      }),
    target: z
      .object({
        kind: z.enum(["tenant", "agent", "api_client", "invitation", "member"]),
        id: z.uuid(),
        name: z.string().meta({ description: "As it was at that moment." }),
      })
      .meta({
        description: "What it was done to.",
        examples: [{ kind: "agent", id: "019ab6f2-4c1e-7a53-9d0b-5e2f8c7a1b34", name: "Invoice reader" }],
      }),
    details: z
      .record(z.string(), JsonValue)
      .meta({ description: "What was changed, where the action alone does not say.", examples: [{}] }),
    address: z
      .string()
      .nullable()
      .meta({
        description: "The address the request came from, as far as it is known.",
        examples: ["203.0.113.7"],
      }),
    user_agent: z
      .string()
      .nullable()
      .meta({ description: "What the client said of itself.", examples: ["curl/8.14.1"] }),
  })
  .meta({ id: "AuditEntry" });

export const AuditPage = pageOf(AuditEntry);
export type AuditEntry = z.infer<typeof AuditEntry>;
