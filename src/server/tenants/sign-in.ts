import type { Origin } from "@/server/audit";
import { limitSignIn } from "@/server/tenants/limit-sign-in";
import { isPasswordOf } from "@/server/tenants/password";
import {
  findMembership,
  findUserByEmail,
  writeDownRefusedSignIn,
  writeDownSignIn,
} from "@/server/tenants/tenants-repository";

/** Whose session it is and where; `sessionVersion` is the user's at its beginning. */
export interface MemberSession {
  readonly userId: string;
  readonly tenantId: string;
  readonly sessionVersion: number;
}

/**
 * Begins a session for who has this e-mail address and password, in the tenant asked for or the one the person
 * joined first; null where there is no such member, which takes as long. Throws a DomainError after too many
 * attempts that failed.
 */
export async function signInMember(
  { email, password, tenant_id: wanted }: { email: string; password: string; tenant_id?: string | undefined },
  origin: Origin,
): Promise<MemberSession | null> {
  return limitSignIn(email, origin.address, async () => {
    const user = await findUserByEmail(email);
    if (!(await isPasswordOf(user?.passwordHash ?? null, password)) || !user) {
      if (user) await writeDownRefusedSignIn(user.id, origin);
      return null;
    }
    return beginSession(user, origin, wanted);
  });
}

/** Begins a session for a person whose identity is proven; null where the person is no member of any tenant. */
export async function beginSession(
  { id: userId, sessionVersion }: { id: string; sessionVersion: number },
  origin: Origin,
  wanted?: string,
): Promise<MemberSession | null> {
  const membership = await findMembership(userId, wanted);
  if (!membership) return null;
  const { tenantId } = membership;
  await writeDownSignIn(tenantId, userId, origin);
  return { userId, tenantId, sessionVersion };
}
