"use client";

import dynamic from "next/dynamic";
import { type ComponentProps, Suspense } from "react";
import { useFormat } from "@/components/formatting/use-format";
import { lateCode, useLateCode } from "@/components/late-code";
import { MountedNearView } from "@/components/mounted-near-view";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { ActivityHeatmapTable } from "@/features/analytics/activity-heatmap-table";
import { ChartOrTable } from "@/features/analytics/chart-or-table";
import { HeatmapControls } from "@/features/analytics/charts/heatmap-controls";
import { HeatmapLegend } from "@/features/analytics/charts/heatmap-legend";
import { heatmapChartClassName } from "@/features/analytics/charts/heatmap-size";
import type { CellOfWeek } from "@/features/analytics/page-state";
import { Panel } from "@/features/analytics/panel";
import { panels } from "@/features/analytics/panel-content";
import { useAnalyticsState } from "@/features/analytics/use-analytics-state";
import { useCurrentHour } from "@/features/analytics/use-current-hour";
import { useHeatmap } from "@/features/analytics/use-heatmap";
import { clockOf } from "@/features/analytics/zone-hour";
import { heatmapCsv } from "@/features/export/heatmap-csv";

const HourPanel = dynamic(() => import("@/features/analytics/hour-panel").then((module) => module.HourPanel));

const chart = lateCode(() =>
  import("@/features/analytics/charts/activity-heatmap-chart").then((module) => module.ActivityHeatmapChart),
);

const HeatmapChart = (props: ComponentProps<NonNullable<typeof chart.known>>) => {
  const Chart = useLateCode(chart, true);
  return Chart ? <Chart {...props} /> : <Skeleton className={heatmapChartClassName} />;
};

const { title, contentClassName } = panels.activityHeatmap;

/** Where there is nothing to draw, the turned heatmap's height on a narrow window would be mostly void. */
const messageClassName = "min-h-40 md:h-82";

/** The events of each hour of the week: of the agents that the page is about, or of one alone. */
export const ActivityHeatmapPanel = ({ agentId }: { agentId?: string }) => {
  const format = useFormat();
  const { span, today, measure, cell: pinned, setState } = useAnalyticsState();
  const { query, heatmap, timeZone, agentIds } = useHeatmap(agentId);
  const currentHour = useCurrentHour();
  // By the time that the page is printed it is known, wherever the chart is.
  useLateCode(chart);

  const clock = clockOf(new Date(currentHour), timeZone);
  const pin = (cell: CellOfWeek | null) => setState({ cell });
  const whose = () => {
    if (agentId !== undefined) return "";
    if (agentIds.length === 0) return "All agents, ";
    return agentIds.length === 1 ? "One agent, " : `${agentIds.length} agents, `;
  };
  const period = `${whose()}${format.dayRange(span.from, span.to)}, hours in ${timeZone}`;

  if (query.isPending) {
    return (
      <Panel title={title} period={period} actions={<Skeleton className="h-8 w-46" />}>
        <Skeleton className={contentClassName} />
      </Panel>
    );
  }
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
          <EmptyState title="No activity on these days">
            The hours at which agents get tokens, and at which they are registered and changed, show here.
            Choose other days or agents to see theirs.
          </EmptyState>
        </div>
      </Panel>
    );
  }

  const hours = { timeZone, minute: clock.minute, measure };
  return (
    <div className="flex flex-col gap-4">
      <ChartOrTable
        title={title}
        period={period}
        contentClassName={contentClassName}
        chart={
          <div className="flex flex-col gap-3">
            <HeatmapControls />
            <MountedNearView placeholder={<Skeleton className={heatmapChartClassName} />}>
              <HeatmapChart
                heatmap={heatmap}
                hours={hours}
                now={span.to === today ? clock : null}
                pinned={pinned}
                onPin={pin}
              />
              <HeatmapLegend steps={heatmap.steps} measure={measure} hasNow={span.to === today} />
            </MountedNearView>
          </div>
        }
        table={
          <div className="flex h-full flex-col gap-3">
            <HeatmapControls />
            <div className="min-h-0 flex-1">
              <ActivityHeatmapTable heatmap={heatmap} hours={hours} />
            </div>
          </div>
        }
        exported={{
          from: span.from,
          to: span.to,
          zone: timeZone,
          agentIds,
          note: measure === "mean" ? "means" : "sums",
          table: () => heatmapCsv(heatmap, hours),
        }}
      />
      <Suspense>
        {pinned && (
          <HourPanel
            cell={heatmap.days.flat().find(({ dow, hour }) => dow === pinned.dow && hour === pinned.hour)}
            hours={hours}
            agentIds={agentIds}
            onClose={() => pin(null)}
          />
        )}
      </Suspense>
    </div>
  );
};
