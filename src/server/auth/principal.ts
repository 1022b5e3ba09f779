import type { MemberRole } from "@/schemas/member-role";
import { type ManagementScope, managementScopes } from "@/schemas/scope";

/** Who a request comes from, as its credentials prove it, with what it may do. */
export type Principal = {
  readonly tenantId: string;
  readonly scopes: ReadonlySet<string>;
} & (
  | { readonly kind: "user"; readonly userId: string; readonly role: MemberRole }
  | { readonly kind: "agent"; readonly agentId: string }
  | { readonly kind: "apiClient"; readonly clientId: string }
);

const everyScope: ReadonlySet<ManagementScope> = new Set(managementScopes);

/** What a role may do, in the scopes that API clients are granted. */
export const scopesOfRole: Readonly<Record<MemberRole, ReadonlySet<ManagementScope>>> = {
  owner: everyScope,
  admin: everyScope,
  viewer: new Set(managementScopes.filter((scope) => scope.endsWith(":read"))),
};
