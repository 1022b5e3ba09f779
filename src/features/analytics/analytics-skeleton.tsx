import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { FirstGlance } from "@/features/analytics/first-glance";
import { panels } from "@/features/analytics/panel-content";
import { PanelSkeleton } from "@/features/analytics/panel-skeleton";

/** The Analytics page below its heading while it is loading, in the size that it will have. */
export const AnalyticsSkeleton = ({ hasAgents }: { hasAgents: boolean }) =>
  hasAgents ? (
    <>
      <Skeleton className="mb-4 h-19 sm:h-8" />
      <div className="flex flex-col gap-4">
        <FirstGlance />
        <PanelSkeleton {...panels.tokenTrend} hasChart />
        <PanelSkeleton {...panels.activityHeatmap} hasChart />
        <PanelSkeleton {...panels.agentUsage} />
      </div>
    </>
  ) : (
    <Card>
      <Skeleton className="h-108" />
    </Card>
  );
