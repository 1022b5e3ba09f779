import { z } from "zod";

/**
 * The form of the token endpoint (RFC 6749 section 4.4.2) with the client's credentials where they are in
 * the body (section 2.3.1). Other parameters are ignored, as section 3.2 demands.
 */
export const TokenRequest = z.object({
  grant_type: z
    .string()
    .optional()
    .meta({ examples: ["client_credentials"] }),
  scope: z
    .string()
    .optional()
    .meta({
      description:
        "The scopes that the token is to have, separated by spaces; all that the client has where there is none.",
      examples: ["agents:read analytics:read"],
    }),
  client_id: z.string().optional().meta({ description: "Where it is not in the Authorization header." }),
  client_secret: z.string().optional().meta({ description: "Where it is not in the Authorization header." }),
});

/** A token response (RFC 6749 section 5.1); `expires_in` in seconds. */
export const TokenResponse = z
  .object({
    access_token: z
      .string()
      .meta({ description: "A JWT (RFC 9068), signed with Ed25519.", examples: ["eyJhbGciOiJFZERTQSIs…"] }),
    token_type: z.literal("Bearer"),
    expires_in: z.int().meta({ description: "In seconds.", examples: [900] }),
    scope: z.string().meta({ examples: ["agents:read analytics:read"] }),
  })
  .meta({ id: "TokenResponse" });

/** The error codes of RFC 6749 section 5.2, and `temporarily_unavailable` of section 4.1.2.1. */
export const tokenErrorCodes = [
  "invalid_request",
  "invalid_client",
  "unauthorized_client",
  "unsupported_grant_type",
  "invalid_scope",
  "temporarily_unavailable",
] as const;

/** A refusal of the token endpoint (RFC 6749 section 5.2). */
export const TokenError = z
  .object({ error: z.enum(tokenErrorCodes), error_description: z.string() })
  .meta({ id: "TokenError" });

export type TokenRequest = z.infer<typeof TokenRequest>;
export type TokenResponse = z.infer<typeof TokenResponse>;
