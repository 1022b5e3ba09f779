import { DomainError } from "@/server/domain-error";
import { findTenantsOf, findUser } from "@/server/tenants/tenants-repository";

/** Who a member is, and where. Throws a DomainError where the person is no member (any more). */
export async function describeAccount(tenantId: string, userId: string) {
  const [user, stored] = await Promise.all([findUser(userId), findTenantsOf(userId)]);
  const tenants = stored.map(({ id, name }) => ({ tenant_id: id, name }));
  const tenant = tenants.find(({ tenant_id }) => tenant_id === tenantId);
  if (!user || !tenant) throw new DomainError("unauthenticated", "Sign in again.");
  return { user_id: userId, email: user.email, has_password: user.passwordHash !== null, tenant, tenants };
}
