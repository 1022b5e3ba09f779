import type { TokenRequest, TokenResponse } from "@/schemas/token";
import { recorder } from "@/server/analytics";
import { signAccessToken } from "@/server/tokens/access-token";
import { authenticateClient } from "@/server/tokens/authenticate-client";
import type { Client } from "@/server/tokens/client";
import { OAuthError } from "@/server/tokens/oauth-error";
import { signingKeys } from "@/server/tokens/signing-key";
import { observeTokenRequest } from "@/server/tokens/token-metrics";
import { env } from "~env";

function requireClientCredentialsGrant({ grant_type }: TokenRequest): void {
  if (grant_type === undefined) throw new OAuthError("invalid_request", "grant_type is missing.");
  if (grant_type !== "client_credentials") {
    throw new OAuthError(
      "unsupported_grant_type",
      "The grant that this server issues tokens for is client_credentials.",
    );
  }
}

/** The scope to grant (RFC 6749 section 3.3): what is asked for, or where nothing is, all the client may have. */
function grantedScope(client: Client, requested: string | undefined): string {
  if (requested === undefined) return client.scopes.join(" ");
  const scopes = [...new Set(requested.split(" ").filter(Boolean))];
  if (scopes.length === 0) throw new OAuthError("invalid_scope", "The scope names nothing.");
  if (!scopes.every((scope) => client.scopes.includes(scope))) {
    throw new OAuthError("invalid_scope", "The scope names something that this client was not granted.");
  }
  return scopes.join(" ");
}

async function issue(authorization: string | null, request: TokenRequest): Promise<TokenResponse> {
  const client = await authenticateClient(authorization, request);
  requireClientCredentialsGrant(request);
  const scope = grantedScope(client, request.scope);

  const issuedAt = new Date();
  const { current } = await signingKeys();
  const accessToken = signAccessToken(current, client, scope, issuedAt);
  recorder.record({
    tenantId: client.tenantId,
    agentId: client.kind === "agent" ? client.clientId : null,
    metric: "token_issued",
    at: issuedAt,
  });
  return { access_token: accessToken, token_type: "Bearer", expires_in: env.ACCESS_TOKEN_SECONDS, scope };
}

/**
 * Issues an access token by the client credentials grant (RFC 6749 section 4.4) and counts it.
 * Throws an OAuthError, in the words of section 5.2, where it is refused.
 */
export async function issueToken(
  authorization: string | null,
  request: TokenRequest,
): Promise<TokenResponse> {
  const started = performance.now();
  const secondsSince = () => (performance.now() - started) / 1_000;
  try {
    const response = await issue(authorization, request);
    observeTokenRequest("issued", secondsSince());
    return response;
  } catch (error) {
    observeTokenRequest(error instanceof OAuthError ? error.code : "failed", secondsSince());
    throw error;
  }
}
