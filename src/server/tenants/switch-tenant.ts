import type { Origin } from "@/server/audit";
import type { MemberSession } from "@/server/tenants/sign-in";
import { findSessionRole, writeDownSignIn } from "@/server/tenants/tenants-repository";

/** The session in another tenant of the person; null where the person is no member there or the session has ended. */
export async function switchTenant(
  session: MemberSession,
  tenantId: string,
  origin: Origin,
): Promise<MemberSession | null> {
  if ((await findSessionRole(tenantId, session)) === null) return null;
  await writeDownSignIn(tenantId, session.userId, origin);
  return { ...session, tenantId };
}
