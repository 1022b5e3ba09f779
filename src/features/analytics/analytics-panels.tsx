"use client";

import dynamic from "next/dynamic";
import { MountedNearView } from "@/components/mounted-near-view";
import { FirstGlance } from "@/features/analytics/first-glance";
import { activitySection, agentsSection, panels, tokensSection } from "@/features/analytics/panel-content";
import { PanelSkeleton } from "@/features/analytics/panel-skeleton";

// Drawn in the browser only, each in a chunk of its own, so that no other page and no first load carries
// recharts.
const Glance = dynamic(() => import("@/features/analytics/glance").then((module) => module.Glance), {
  ssr: false,
  loading: () => <FirstGlance />,
});

const TokenTrendPanel = dynamic(
  () => import("@/features/analytics/token-trend-panel").then((module) => module.TokenTrendPanel),
  { ssr: false, loading: () => <PanelSkeleton {...panels.tokenTrend} hasChart /> },
);

const ActivityHeatmapPanel = dynamic(
  () => import("@/features/analytics/activity-heatmap-panel").then((module) => module.ActivityHeatmapPanel),
  { ssr: false, loading: () => <PanelSkeleton {...panels.activityHeatmap} hasChart /> },
);

const AgentUsagePanel = dynamic(
  () => import("@/features/analytics/agent-usage-panel").then((module) => module.AgentUsagePanel),
  { ssr: false, loading: () => <PanelSkeleton {...panels.agentUsage} /> },
);

export const AnalyticsPanels = () => (
  <div className="flex flex-col gap-4">
    <Glance />
    <div id={tokensSection}>
      <TokenTrendPanel />
    </div>
    <div id={activitySection}>
      <ActivityHeatmapPanel />
    </div>
    <div id={agentsSection}>
      <MountedNearView placeholder={<PanelSkeleton {...panels.agentUsage} />}>
        <AgentUsagePanel />
      </MountedNearView>
    </div>
  </div>
);
