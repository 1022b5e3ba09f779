"use client";

import { useMemo } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { ActivityHeatmapTable } from "@/features/analytics/activity-heatmap-table";
import { ChartOrTable } from "@/features/analytics/chart-or-table";
import { ActivityHeatmapChart } from "@/features/analytics/charts/activity-heatmap-chart";
import { HeatmapLegend } from "@/features/analytics/charts/heatmap-legend";
import { Panel } from "@/features/analytics/panel";
import { panels } from "@/features/analytics/panel-content";
import { prepareActivityHeatmap } from "@/features/analytics/prepare-activity-heatmap";
import { defaultDays } from "@/schemas/analytics";
import { api } from "@/trpc/react";

const { title, contentClassName } = panels.activityHeatmap;
const period = `Events of all agents, last ${defaultDays} days, hours in UTC`;

export const ActivityHeatmapPanel = () => {
  const query = api.analytics.tenantActivity.useQuery();
  const heatmap = useMemo(() => query.data && prepareActivityHeatmap(query.data), [query.data]);

  if (query.isPending) {
    return (
      <Panel title={title} period={period}>
        <Skeleton className={contentClassName} />
      </Panel>
    );
  }
  if (!heatmap) {
    return (
      <Panel title={title} period={period}>
        <div className={contentClassName}>
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
        <div className={contentClassName}>
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
