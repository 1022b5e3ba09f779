import { AuditTrailSkeleton } from "@/features/audit/audit-trail-skeleton";

export default function AuditLoading() {
  return <AuditTrailSkeleton />;
}
