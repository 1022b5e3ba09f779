import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { agentsIntroduction } from "@/features/agents/introduction";

export const AgentTableSkeleton = () => (
  <div className="flex flex-col gap-4 p-4">
    {Array.from({ length: 8 }, (_, row) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all the same and never move.
      <Skeleton key={row} className="h-6" />
    ))}
  </div>
);

export const AgentListSkeleton = () => (
  <>
    <PageHeader {...agentsIntroduction} />
    <Skeleton className="mb-4 h-9 sm:max-w-xl" />
    <Card className="p-0">
      <AgentTableSkeleton />
    </Card>
  </>
);
