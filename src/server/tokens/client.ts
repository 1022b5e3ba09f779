/** An OAuth client (RFC 6749 section 2): an agent, or a tenant's own automation. */
export interface Client {
  readonly kind: "agent" | "apiClient";
  readonly clientId: string;
  readonly tenantId: string;
  readonly scopes: readonly string[];
  /** In Latin-1: a string takes a fifth of the memory that bytes take. */
  readonly secretDigest: string;
  readonly active: boolean;
}
