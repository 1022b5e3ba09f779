import type { tokenErrorCodes } from "@/schemas/token";

/** What a token request can be refused with. */
export type OAuthErrorCode = (typeof tokenErrorCodes)[number];

/** A refusal of the token endpoint, in the words of RFC 6749 section 5.2. */
export class OAuthError extends Error {
  override readonly name = "OAuthError";

  constructor(
    readonly code: OAuthErrorCode,
    readonly description: string,
  ) {
    super(`${code}: ${description}`);
  }
}
