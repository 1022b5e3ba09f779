import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { membersIntroduction } from "@/features/members/introduction";

export const MemberRowsSkeleton = () => (
  <div className="flex flex-col gap-4 p-4">
    {Array.from({ length: 4 }, (_, row) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all the same and never move.
      <Skeleton key={row} className="h-6" />
    ))}
  </div>
);

export const MemberListSkeleton = () => (
  <>
    <PageHeader {...membersIntroduction} />
    <Card className="p-0">
      <MemberRowsSkeleton />
    </Card>
  </>
);
