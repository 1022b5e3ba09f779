import { getToken } from "@auth/core/jwt";
import { z } from "zod";
import { type Principal, scopesOfRole } from "@/server/auth/principal";
import { findSessionRole } from "@/server/tenants";
import { issuer } from "@/server/tokens";
import { env } from "~env";

/** Whether the session cookie is for https only, which also gives it another name. */
export const isSecureCookie = issuer.startsWith("https:");

/** What the cookie holds of a session. */
export const SessionClaims = z.object({ sub: z.uuid(), tenantId: z.uuid(), sessionVersion: z.int() });

/**
 * The member whom the portal's session cookie proves. The role is read each time, so that a member who was
 * removed or demoted is so at once, and that a new password ends all sessions. Null where the cookie proves nobody.
 */
export async function principalOfSession(cookie: string): Promise<Principal | null> {
  const session = await getToken({
    req: { headers: { cookie } },
    secret: env.AUTH_SECRET,
    secureCookie: isSecureCookie,
  });
  const { success, data } = SessionClaims.safeParse(session);
  if (!success) return null;
  const { sub: userId, tenantId, sessionVersion } = data;
  const role = await findSessionRole(tenantId, { userId, sessionVersion });
  return role && { kind: "user", tenantId, userId, role, scopes: scopesOfRole[role] };
}
