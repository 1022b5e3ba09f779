import { z } from "zod";

/** What a caller of the management API may do; every other scope is the tenant's own to name. */
export const managementScopes = [
  "agents:read",
  "agents:write",
  "analytics:read",
  "audit:read",
  "clients:read",
  "clients:write",
  "members:read",
  "members:write",
] as const;

export type ManagementScope = (typeof managementScopes)[number];

/** One scope-token (RFC 6749 section 3.3): printable ASCII without space, quote and backslash. */
export const ScopeToken = z
  .string()
  .max(128)
  .regex(/^[\x21\x23-\x5B\x5D-\x7E]+$/, "A scope is printable ASCII without spaces, quotes or backslashes.");

/** The scopes a client may be granted: a set, in the order given. */
export const ScopeList = z
  .array(ScopeToken)
  .max(100)
  .refine((scopes) => new Set(scopes).size === scopes.length, "A scope is named once only.")
  .meta({ description: "What its tokens may be used for.", examples: [["invoices:read"]] });
