import { Skeleton } from "@/components/ui/skeleton";
import { Panel } from "@/features/analytics/panel";

interface PanelSkeletonProps {
  title: string;
  period?: string;
  contentClassName: string;
  /** The panel will have a choice between chart and table. */
  hasChart?: boolean;
}

/** A panel that is still loading, in the size that it will have. */
export const PanelSkeleton = ({ title, period, contentClassName, hasChart = false }: PanelSkeletonProps) => (
  <Panel title={title} period={period} actions={hasChart ? <Skeleton className="h-8 w-46" /> : undefined}>
    <Skeleton className={contentClassName} />
  </Panel>
);
