import { Account } from "@/schemas/tenant";
import { createRouter, tenantProcedure } from "@/server/api/trpc";
import { DomainError } from "@/server/domain-error";
import { describeAccount } from "@/server/tenants";

export const accountRouter = createRouter({
  current: tenantProcedure("agents:read")
    .output(Account)
    .query(async ({ ctx: { principal, tenantId } }) => {
      if (principal.kind !== "user")
        throw new DomainError("forbidden", "This is for members who signed in at the portal.");
      return { ...(await describeAccount(tenantId, principal.userId)), role: principal.role };
    }),
});
