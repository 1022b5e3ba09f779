import { z } from "zod";

/**
 * The form of the token endpoint (RFC 6749 section 4.4.2) with the client's credentials where they are in
 * the body (section 2.3.1). Other parameters are ignored, as section 3.2 demands.
 */
export const TokenRequest = z.object({
  grant_type: z.string().optional(),
  scope: z.string().optional(),
  client_id: z.string().optional(),
  client_secret: z.string().optional(),
});

/** A token response (RFC 6749 section 5.1); `expires_in` in seconds. */
export const TokenResponse = z.object({
  access_token: z.string(),
  token_type: z.literal("Bearer"),
  expires_in: z.int(),
  scope: z.string(),
});

export type TokenRequest = z.infer<typeof TokenRequest>;
export type TokenResponse = z.infer<typeof TokenResponse>;
