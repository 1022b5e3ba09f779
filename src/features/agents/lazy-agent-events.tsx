"use client";

import dynamic from "next/dynamic";
import { agentEventsPanel } from "@/features/agents/agent-events-panel";
import { PanelSkeleton } from "@/features/analytics/panel-skeleton";

/** Below what a window shows at first, and drawn in the browser only, where its data may come in at any moment. */
export const LazyAgentEvents = dynamic(
  () => import("@/features/agents/agent-events").then((module) => module.AgentEvents),
  { ssr: false, loading: () => <PanelSkeleton {...agentEventsPanel} /> },
);
