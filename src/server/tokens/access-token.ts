import { randomUUID, sign } from "node:crypto";
import { createLocalJWKSet, jwtVerify } from "jose";
import type { Client } from "@/server/tokens/client";
import { audience, issuer } from "@/server/tokens/issuer";
import { type SigningKey, signingKeys } from "@/server/tokens/signing-key";
import { env } from "~env";

const algorithm = "EdDSA";
const tokenType = "at+jwt";

let header: { key: SigningKey; encoded: string } | null = null;

function encodedHeader(key: SigningKey): string {
  if (header?.key !== key) {
    const json = JSON.stringify({ alg: algorithm, typ: tokenType, kid: key.id });
    header = { key, encoded: Buffer.from(json).toString("base64url") };
  }
  return header.encoded;
}

/**
 * A signed access token (RFC 9068) for the client with the scope, valid from `issuedAt` for
 * ACCESS_TOKEN_SECONDS. node:crypto signs it: WebCrypto would take three times as long.
 */
export function signAccessToken(key: SigningKey, client: Client, scope: string, issuedAt: Date): string {
  const iat = Math.floor(issuedAt.getTime() / 1000);
  const claims = JSON.stringify({
    iss: issuer,
    sub: client.clientId,
    aud: audience,
    client_id: client.clientId,
    tenant_id: client.tenantId,
    scope,
    jti: randomUUID(),
    iat,
    exp: iat + env.ACCESS_TOKEN_SECONDS,
  });
  const signed = `${encodedHeader(key)}.${Buffer.from(claims).toString("base64url")}`;
  return `${signed}.${sign(null, Buffer.from(signed), key.privateKey).toString("base64url")}`;
}

/** What a valid access token says of its bearer. */
export interface AccessTokenClaims {
  readonly clientId: string;
  readonly tenantId: string;
  readonly scopes: readonly string[];
}

let verification: { keys: unknown; find: ReturnType<typeof createLocalJWKSet> } | null = null;

/**
 * The claims of an access token of ours (RFC 9068 section 4), or null where it is not one: another signature,
 * issuer, audience, type or algorithm, expired, or malformed. Rejects where the keys cannot be read.
 */
export async function verifyAccessToken(token: string): Promise<AccessTokenClaims | null> {
  const { published } = await signingKeys();
  if (verification?.keys !== published) {
    verification = {
      keys: published,
      find: createLocalJWKSet({ keys: published.map((key) => ({ ...key })) }),
    };
  }
  try {
    const { payload } = await jwtVerify(token, verification.find, {
      issuer,
      audience,
      typ: tokenType,
      algorithms: [algorithm],
      requiredClaims: ["sub", "client_id", "tenant_id", "scope", "iat", "exp", "jti"],
    });
    const { client_id: clientId, tenant_id: tenantId, scope } = payload;
    if (typeof clientId !== "string" || typeof tenantId !== "string" || typeof scope !== "string")
      return null;
    return { clientId, tenantId, scopes: scope.split(" ").filter(Boolean) };
  } catch {
    return null;
  }
}
