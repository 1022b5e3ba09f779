"use client";

import { useMemo } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { ActivityHeatmapTable } from "@/features/analytics/activity-heatmap-table";
import { ChartOrTable } from "@/features/analytics/chart-or-table";
import { ActivityHeatmapChart } from "@/features/analytics/charts/activity-heatmap-chart";
import { HeatmapLegend } from "@/features/analytics/charts/heatmap-legend";
import { Panel } from "@/features/analytics/panel";
import { panels } from "@/features/analytics/panel-content";
import { PanelSkeleton } from "@/features/analytics/panel-skeleton";
import { prepareActivityHeatmap } from "@/features/analytics/prepare-activity-heatmap";
import { useAnalyticsState } from "@/features/analytics/use-analytics-state";
import { api } from "@/trpc/react";

const { title, period, contentClassName } = panels.activityHeatmap;

/** Where there is nothing to draw, the turned heatmap's height on a narrow window would be mostly void. */
const messageClassName = "h-40 md:h-63";

export const ActivityHeatmapPanel = () => {
  const { span } = useAnalyticsState();
  const query = api.analytics.heatmap.useQuery({ from: span.from, to: span.to });
  const heatmap = useMemo(() => query.data && prepareActivityHeatmap(query.data), [query.data]);

  if (query.isPending) return <PanelSkeleton {...panels.activityHeatmap} hasChart />;
  if (!heatmap) {
    return (
      <Panel title={title} period={period}>
        <div className={messageClassName}>
          <ErrorState
            title="The activity could not be read"
            message={query.error?.message ?? ""}
            pending={query.isFetching}
            onRetry={() => query.refetch()}
          />
        </div>
      </Panel>
    );
  }
  if (heatmap.total === 0) {
    return (
      <Panel title={title} period={period}>
        <div className={messageClassName}>
          <EmptyState title="No activity yet">
            The hours at which agents get tokens, and at which they are registered and changed, show here.
          </EmptyState>
        </div>
      </Panel>
    );
  }

  return (
    <ChartOrTable
      title={title}
      period={period}
      contentClassName={contentClassName}
      chart={
        <div className="flex flex-col gap-3">
          <ActivityHeatmapChart days={heatmap.days} />
          <HeatmapLegend steps={heatmap.steps} />
        </div>
      }
      table={<ActivityHeatmapTable days={heatmap.days} />}
    />
  );
};
