import { DomainError } from "@/server/domain-error";
import { findMemberEmail, findTenant } from "@/server/tenants/tenants-repository";

/** Who a member is, and where. Throws a DomainError where the person is no member (any more). */
export async function describeAccount(tenantId: string, userId: string) {
  const [tenant, email] = await Promise.all([findTenant(tenantId), findMemberEmail(tenantId, userId)]);
  if (!tenant || email === null) throw new DomainError("unauthenticated", "Sign in again.");
  return { email, tenant: { tenant_id: tenant.id, name: tenant.name } };
}
