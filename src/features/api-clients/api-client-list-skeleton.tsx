import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { apiClientsIntroduction } from "@/features/api-clients/introduction";

export const ApiClientTableSkeleton = () => (
  <div className="flex flex-col gap-4 p-4">
    {Array.from({ length: 3 }, (_, row) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all the same and never move.
      <Skeleton key={row} className="h-10" />
    ))}
  </div>
);

export const ApiClientListSkeleton = () => (
  <>
    <PageHeader {...apiClientsIntroduction} />
    <Card className="p-0">
      <ApiClientTableSkeleton />
    </Card>
  </>
);
