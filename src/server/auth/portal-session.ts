import { getToken } from "@auth/core/jwt";
import { type Principal, scopesOfRole } from "@/server/auth/principal";
import { findRole } from "@/server/tenants";
import { issuer } from "@/server/tokens";
import { env } from "~env";

/** Whether the session cookie is for https only, which also gives it another name. */
export const isSecureCookie = issuer.startsWith("https:");

/**
 * The member whom the portal's session cookie proves. The role is read each time, so that a member who was
 * removed or demoted is so at once. Null where the cookie proves nobody.
 */
export async function principalOfSession(cookie: string): Promise<Principal | null> {
  const session = await getToken({
    req: { headers: { cookie } },
    secret: env.AUTH_SECRET,
    secureCookie: isSecureCookie,
  });
  if (typeof session?.sub !== "string" || typeof session.tenantId !== "string") return null;
  const { sub: userId, tenantId } = session;
  const role = await findRole(tenantId, userId);
  return role && { kind: "user", tenantId, userId, role, scopes: scopesOfRole[role] };
}
