import { principalOfBearerToken } from "@/server/auth/bearer-token";
import { principalOfSession } from "@/server/auth/portal-session";
import type { Principal } from "@/server/auth/principal";
import { DomainError } from "@/server/domain-error";

/**
 * Who sent a request with these headers. An access token counts always, the portal's session cookie only
 * where `acceptSession` says so and there is no Authorization header. Throws a DomainError where nobody is
 * proven.
 */
export async function authenticateRequest(
  headers: Headers,
  { acceptSession }: { acceptSession: boolean },
): Promise<Principal> {
  const authorization = headers.get("authorization");
  if (authorization !== null) {
    const principal = await principalOfBearerToken(authorization);
    if (principal) return principal;
    throw new DomainError(
      "unauthenticated",
      "The access token is not valid (any more): get a new one at /oauth2/token.",
    );
  }
  const cookie = acceptSession ? headers.get("cookie") : null;
  const principal = cookie === null ? null : await principalOfSession(cookie);
  if (principal) return principal;
  throw new DomainError("unauthenticated", "Send an access token: get one at /oauth2/token.");
}
