"use client";

import dynamic from "next/dynamic";
import { panels } from "@/features/analytics/panel-content";
import { PanelSkeleton } from "@/features/analytics/panel-skeleton";

// As on the Analytics page: drawn in the browser only, so that no first load carries recharts.
const TokenTrendPanel = dynamic(
  () => import("@/features/analytics/token-trend-panel").then((module) => module.TokenTrendPanel),
  { ssr: false, loading: () => <PanelSkeleton {...panels.tokenTrend} hasChart /> },
);

const ActivityHeatmapPanel = dynamic(
  () => import("@/features/analytics/activity-heatmap-panel").then((module) => module.ActivityHeatmapPanel),
  { ssr: false, loading: () => <PanelSkeleton {...panels.activityHeatmap} hasChart /> },
);

/** The charts of the Analytics page, of one agent alone. */
export const AgentPanels = ({ agentId }: { agentId: string }) => (
  <>
    <TokenTrendPanel agentId={agentId} />
    <ActivityHeatmapPanel agentId={agentId} />
  </>
);
