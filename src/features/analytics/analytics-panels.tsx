"use client";

import dynamic from "next/dynamic";
import { MountedNearView } from "@/components/mounted-near-view";
import { ActivityHeatmapPanel } from "@/features/analytics/activity-heatmap-panel";
import { Glance } from "@/features/analytics/glance";
import { activitySection, agentsSection, panels, tokensSection } from "@/features/analytics/panel-content";
import { PanelSkeleton } from "@/features/analytics/panel-skeleton";
import { TokenTrendPanel } from "@/features/analytics/token-trend-panel";

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
