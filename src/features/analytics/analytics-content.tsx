"use client";

import { getQueryKey } from "@trpc/react-query";
import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { AnalyticsPanels } from "@/features/analytics/analytics-panels";
import { LiveUpdates } from "@/features/analytics/live/live-updates";
import { AnalyticsToolbar } from "@/features/analytics/toolbar/analytics-toolbar";
import { PageProviders } from "@/features/shell/page-providers";
import type { Asked } from "@/trpc/asked";
import { api, type RouterInputs, type RouterOutputs } from "@/trpc/react";
import { useAsked } from "@/trpc/use-asked";

const FirstRun = dynamic(() => import("@/features/first-run/first-run").then((module) => module.FirstRun));

type Analytics<Name extends keyof RouterInputs["analytics"]> = Asked<
  RouterInputs["analytics"][Name],
  RouterOutputs["analytics"][Name]
>;

export interface AnalyticsContentProps {
  /** What the panels show first. */
  asked: {
    trend: Analytics<"trend">;
    /** What unusual days are told by. */
    usual: Analytics<"trend">;
    glance: Analytics<"glance">;
    heatmap?: Analytics<"heatmap">;
    agentTable: Analytics<"agentTable">;
  };
  hasAgents: boolean;
}

const AskedAnalytics = ({
  asked,
  children,
}: Pick<AnalyticsContentProps, "asked"> & { children: ReactNode }) => {
  const { trend, usual, glance, heatmap, agentTable } = asked;
  const { analytics } = api;
  useAsked([
    [getQueryKey(analytics.trend, trend.input, "query"), trend],
    [getQueryKey(analytics.trend, usual.input, "query"), usual],
    [getQueryKey(analytics.glance, glance.input, "query"), glance],
    ...(heatmap ? [[getQueryKey(analytics.heatmap, heatmap.input, "query"), heatmap] as const] : []),
    [getQueryKey(analytics.agentTable, agentTable.input, "query"), agentTable],
  ]);
  return children;
};

/** The Analytics page below its heading. */
export const AnalyticsContent = ({ asked, hasAgents }: AnalyticsContentProps) => {
  const panels = (
    <>
      <AnalyticsToolbar />
      <AnalyticsPanels />
    </>
  );
  return (
    <PageProviders>
      <AskedAnalytics asked={asked}>
        <LiveUpdates />
        {hasAgents ? panels : <FirstRun>{panels}</FirstRun>}
      </AskedAnalytics>
    </PageProviders>
  );
};
