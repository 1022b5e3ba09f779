import type { AuditEntry } from "@/schemas/audit";

/** Where a request came from, as far as it is known. */
export interface Origin {
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** Who did something, and from where. Who has proven nothing has no id. */
export interface AuditedActor extends Origin {
  readonly kind: AuditEntry["actor"]["kind"];
  readonly id: string | null;
}

/** Who does something on behalf of a tenant, and what it may do, hence hand on. */
export interface Actor extends AuditedActor {
  readonly id: string;
  readonly scopes: ReadonlySet<string>;
}
