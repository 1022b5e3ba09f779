import type { Metadata } from "next";
import { auditInput, loadAuditFilters } from "@/features/audit/audit-filters";
import { AuditTrail } from "@/features/audit/audit-trail";
import { api, HydrateClient } from "@/trpc/server";

export const metadata: Metadata = { title: "Audit trail" };

export default async function AuditPage({ searchParams }: PageProps<"/settings/audit">) {
  const filters = await loadAuditFilters(searchParams);
  await Promise.all([api.audit.list.prefetch(auditInput(filters)), api.members.list.prefetch()]);

  return (
    <HydrateClient>
      <AuditTrail />
    </HydrateClient>
  );
}
