import type { TokenRequest } from "@/schemas/token";
import type { Client } from "@/server/tokens/client";
import { findCachedClient, findCurrentClient } from "@/server/tokens/client-cache";
import { isSecretOf } from "@/server/tokens/client-secret";
import { OAuthError } from "@/server/tokens/oauth-error";

interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const noSecretDigest = "\0".repeat(32);

const clientNotAuthenticated = () =>
  new OAuthError("invalid_client", "Client authentication failed: check client_id and client_secret.");

/** Decodes application/x-www-form-urlencoded, in which RFC 6749 section 2.3.1 has both parts encoded. */
function formDecode(encoded: string): string {
  if (!/[%+]/.test(encoded)) return encoded;
  try {
    return decodeURIComponent(encoded.replaceAll("+", " "));
  } catch {
    throw clientNotAuthenticated();
  }
}

/** client_secret_basic (RFC 6749 section 2.3.1). */
function credentialsOfHeader(authorization: string): ClientCredentials {
  const [, encoded] = /^Basic +([A-Za-z0-9+/]+={0,2})$/i.exec(authorization) ?? [];
  const decoded = Buffer.from(encoded ?? "", "base64").toString();
  const colon = decoded.indexOf(":");
  if (colon < 0) throw clientNotAuthenticated();
  return {
    clientId: formDecode(decoded.slice(0, colon)),
    clientSecret: formDecode(decoded.slice(colon + 1)),
  };
}

function presentedCredentials(authorization: string | null, request: TokenRequest): ClientCredentials {
  if (authorization !== null) {
    if (request.client_secret !== undefined) {
      throw new OAuthError(
        "invalid_request",
        "Authenticate once: in the Authorization header or in the body, not both.",
      );
    }
    const credentials = credentialsOfHeader(authorization);
    if (request.client_id !== undefined && request.client_id !== credentials.clientId) {
      throw new OAuthError(
        "invalid_request",
        "client_id in the body is not the one in the Authorization header.",
      );
    }
    return credentials;
  }
  if (request.client_id === undefined || request.client_secret === undefined) throw clientNotAuthenticated();
  return { clientId: request.client_id, clientSecret: request.client_secret };
}

function isAuthentic(client: Client | null, secret: string): client is Client {
  const matches = isSecretOf(client?.secretDigest ?? noSecretDigest, secret);
  return matches && client?.active === true;
}

/**
 * The client that its credentials prove (RFC 6749 section 2.3.1). An unknown client, a wrong secret and a
 * deactivated client are told apart neither by the answer nor by its time: what is not proven by what this
 * process knows goes to the database each time, known or not, which also lets a new secret work at once.
 */
export async function authenticateClient(
  authorization: string | null,
  request: TokenRequest,
): Promise<Client> {
  const { clientId, clientSecret } = presentedCredentials(authorization, request);
  if (!uuid.test(clientId)) throw clientNotAuthenticated();
  try {
    const known = findCachedClient(clientId);
    const client = known instanceof Promise ? await known : known;
    if (isAuthentic(client, clientSecret)) return client;
    if (known instanceof Promise) throw clientNotAuthenticated();

    const current = await findCurrentClient(clientId);
    if (isAuthentic(current, clientSecret)) return current;
  } catch (error) {
    if (error instanceof OAuthError) throw error;
    throw new OAuthError(
      "temporarily_unavailable",
      "The client cannot be looked up at the moment: try again shortly.",
    );
  }
  throw clientNotAuthenticated();
}
