"use client";

import dynamic from "next/dynamic";
import { Skeleton } from "@/components/ui/skeleton";
import { Panel } from "@/features/analytics/panel";
import { panels } from "@/features/analytics/panel-content";

const PanelSkeleton = ({ title, contentClassName }: (typeof panels)[keyof typeof panels]) => (
  <Panel title={title}>
    <Skeleton className={contentClassName} />
  </Panel>
);

// Drawn in the browser only, each in a chunk of its own, so that no other page and no first load carries
// recharts.
const TokenTrendPanel = dynamic(
  () => import("@/features/analytics/token-trend-panel").then((module) => module.TokenTrendPanel),
  { ssr: false, loading: () => <PanelSkeleton {...panels.tokenTrend} /> },
);

const ActivityHeatmapPanel = dynamic(
  () => import("@/features/analytics/activity-heatmap-panel").then((module) => module.ActivityHeatmapPanel),
  { ssr: false, loading: () => <PanelSkeleton {...panels.activityHeatmap} /> },
);

const AgentUsagePanel = dynamic(
  () => import("@/features/analytics/agent-usage-panel").then((module) => module.AgentUsagePanel),
  { ssr: false, loading: () => <PanelSkeleton {...panels.agentUsage} /> },
);

export const AnalyticsPanels = () => (
  <div className="flex flex-col gap-4">
    <TokenTrendPanel />
    <ActivityHeatmapPanel />
    <AgentUsagePanel />
  </div>
);
