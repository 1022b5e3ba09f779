import { isPasswordOf } from "@/server/tenants/password";
import { findFirstMembership, findUserByEmail } from "@/server/tenants/tenants-repository";

/**
 * The member whose e-mail address and password these are; null where there is none, which takes as long.
 */
export async function signInMember(
  email: string,
  password: string,
): Promise<{ userId: string; tenantId: string } | null> {
  const user = await findUserByEmail(email);
  if (!(await isPasswordOf(user?.passwordHash ?? null, password)) || !user) return null;
  const membership = await findFirstMembership(user.id);
  return membership && { userId: user.id, tenantId: membership.tenantId };
}
