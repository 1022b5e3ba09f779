import { z } from "zod";

/** A public key as JWK (RFC 8037 section 2), with what it is for. */
const PublicJwk = z
  .object({
    kty: z.literal("OKP"),
    crv: z.literal("Ed25519"),
    x: z.string(),
    kid: z.string(),
    alg: z.literal("EdDSA"),
    use: z.literal("sig"),
  })
  .meta({ id: "PublicJwk" });

/** The keys that verify access tokens (RFC 7517 section 5). */
export const JsonWebKeySet = z.object({ keys: z.array(PublicJwk) }).meta({ id: "JsonWebKeySet" });

/** What OAuth clients need to know of this server (RFC 8414 section 2). */
export const ServerMetadata = z
  .object({
    issuer: z.url(),
    token_endpoint: z.url(),
    jwks_uri: z.url(),
    grant_types_supported: z.array(z.string()),
    response_types_supported: z.array(z.string()),
    token_endpoint_auth_methods_supported: z.array(z.string()),
    scopes_supported: z.array(z.string()),
  })
  .meta({ id: "ServerMetadata" });
