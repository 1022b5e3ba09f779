"use client";

import dynamic from "next/dynamic";
import { Skeleton } from "@/components/ui/skeleton";
import { panels } from "@/features/analytics/panel-content";
import { PanelSkeleton } from "@/features/analytics/panel-skeleton";

const AgentFigures = dynamic(
  () => import("@/features/analytics/agent-figures").then((module) => module.AgentFigures),
  { ssr: false, loading: () => <Skeleton className="h-86 sm:h-28" /> },
);

// As on the Analytics page: drawn in the browser only, so that no first load carries recharts.
const TokenTrendPanel = dynamic(
  () => import("@/features/analytics/token-trend-panel").then((module) => module.TokenTrendPanel),
  { ssr: false, loading: () => <PanelSkeleton {...panels.tokenTrend} hasChart /> },
);

const ActivityHeatmapPanel = dynamic(
  () => import("@/features/analytics/activity-heatmap-panel").then((module) => module.ActivityHeatmapPanel),
  { ssr: false, loading: () => <PanelSkeleton {...panels.activityHeatmap} hasChart /> },
);

/** The figures of one agent, and the charts of the Analytics page of it alone. */
export const AgentPanels = ({ agentId }: { agentId: string }) => (
  <>
    <AgentFigures agentId={agentId} />
    <TokenTrendPanel agentId={agentId} />
    <ActivityHeatmapPanel agentId={agentId} />
  </>
);
