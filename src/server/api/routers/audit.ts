import { AuditPage, ListAuditInput } from "@/schemas/audit";
import { createRouter, tenantProcedure } from "@/server/api/trpc";
import { listAuditEntries } from "@/server/audit";

export const auditRouter = createRouter({
  list: tenantProcedure("audit:read")
    .input(ListAuditInput)
    .output(AuditPage)
    .query(({ ctx, input }) => listAuditEntries(ctx.tenantId, input)),
});
