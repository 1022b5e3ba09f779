import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { auditIntroduction } from "@/features/audit/introduction";

export const AuditRowsSkeleton = () => (
  <div className="flex flex-col gap-4 p-4">
    {Array.from({ length: 10 }, (_, row) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all the same and never move.
      <Skeleton key={row} className="h-10" />
    ))}
  </div>
);

export const AuditTrailSkeleton = () => (
  <>
    <PageHeader {...auditIntroduction} />
    <Skeleton className="mb-4 h-9" />
    <Card className="p-0">
      <AuditRowsSkeleton />
    </Card>
  </>
);
