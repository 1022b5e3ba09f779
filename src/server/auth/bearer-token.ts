import type { Principal } from "@/server/auth/principal";
import { findCachedClient, verifyAccessToken } from "@/server/tokens";

/**
 * The agent or API client that an Authorization header of the Bearer scheme proves (RFC 6750 section 2.1),
 * with the scopes of the token that the client still has. Null where the header proves nobody: a client
 * that was deactivated is refused though its token has not expired.
 */
export async function principalOfBearerToken(authorization: string): Promise<Principal | null> {
  const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  const claims = token === undefined ? null : await verifyAccessToken(token);
  if (!claims) return null;

  const client = await findCachedClient(claims.clientId);
  if (!client?.active || client.tenantId !== claims.tenantId) return null;

  const scopes = new Set(claims.scopes.filter((scope) => client.scopes.includes(scope)));
  const { tenantId, clientId } = client;
  return client.kind === "agent"
    ? { kind: "agent", tenantId, scopes, agentId: clientId }
    : { kind: "apiClient", tenantId, scopes, clientId };
}
