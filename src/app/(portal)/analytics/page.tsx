import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { agentTableInput, loadAgentTableState } from "@/features/analytics/agent-table-state";
import { AnalyticsPanels } from "@/features/analytics/analytics-panels";
import { dayOf } from "@/features/analytics/calendar-day";
import { glanceInput } from "@/features/analytics/glance-input";
import { heatmapInput } from "@/features/analytics/heatmap-input";
import { LiveProvider } from "@/features/analytics/live/live-provider";
import { LiveStatus } from "@/features/analytics/live/live-status";
import { loadPageState } from "@/features/analytics/page-state";
import { resolveRange } from "@/features/analytics/resolve-range";
import { AnalyticsToolbar } from "@/features/analytics/toolbar/analytics-toolbar";
import { trendInput } from "@/features/analytics/trend-input";
import { FirstRun } from "@/features/first-run/first-run";
import { api, HydrateClient } from "@/trpc/server";

export const metadata: Metadata = { title: "Analytics" };

export default async function AnalyticsPage({ searchParams }: PageProps<"/analytics">) {
  const state = await loadPageState(searchParams);
  const span = resolveRange(state.range, dayOf(Date.now()));
  // Not awaited: the shell goes out at once, and the answers follow in the same response.
  void api.analytics.trend.prefetch(trendInput(span, state));
  void api.analytics.glance.prefetch(glanceInput(span, state.agents));
  // The server does not know the viewer's time zone.
  if (state.zone === "utc") void api.analytics.heatmap.prefetch(heatmapInput(span, state.agents));
  const table = await loadAgentTableState(searchParams);
  void api.analytics.agentTable.prefetch(agentTableInput(span, { ...state, ...table }, table.page));

  const { items: agents } = await api.agents.list({ limit: 1 });
  const panels = (
    <>
      <AnalyticsToolbar />
      <AnalyticsPanels />
    </>
  );

  return (
    <HydrateClient>
      <LiveProvider>
        <PageHeader
          title="Analytics"
          description="Which agents get tokens, when, and how many."
          actions={<LiveStatus />}
        />
        {agents.length > 0 ? panels : <FirstRun>{panels}</FirstRun>}
      </LiveProvider>
    </HydrateClient>
  );
}
