import type { Metadata } from "next";
import { Suspense } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { agentTableInput, loadAgentTableState } from "@/features/analytics/agent-table-state";
import { dayOf } from "@/features/analytics/calendar-day";
import { glanceInput } from "@/features/analytics/glance-input";
import { GlanceSkeleton } from "@/features/analytics/glance-skeleton";
import { heatmapInput } from "@/features/analytics/heatmap-input";
import { LazyAnalyticsContent } from "@/features/analytics/lazy-analytics-content";
import { LiveProvider } from "@/features/analytics/live/live-provider";
import { LiveStatus } from "@/features/analytics/live/live-status";
import { loadPageState } from "@/features/analytics/page-state";
import { resolveRange } from "@/features/analytics/resolve-range";
import { ServerGlance } from "@/features/analytics/server-glance";
import { trendInput, usualInput } from "@/features/analytics/trend-input";
import { ask } from "@/trpc/asked";
import { caller, requireAccount } from "@/trpc/caller";

export const metadata: Metadata = { title: "Analytics" };

export default async function AnalyticsPage({ searchParams }: PageProps<"/analytics">) {
  const state = await loadPageState(searchParams);
  const today = dayOf(Date.now());
  const span = resolveRange(state.range, today);
  const { analytics } = caller;
  const table = await loadAgentTableState(searchParams);
  // Not awaited: the shell goes out at once, and the answers follow in the same response.
  const asked = {
    trend: ask(analytics.trend, trendInput(span, state)),
    usual: ask(analytics.trend, usualInput(today, state.agents)),
    glance: ask(analytics.glance, glanceInput(span, state.agents)),
    // The server does not know the viewer's time zone.
    ...(state.zone === "utc" && { heatmap: ask(analytics.heatmap, heatmapInput(span, state.agents)) }),
    agentTable: ask(analytics.agentTable, agentTableInput(span, { ...state, ...table }, table.page)),
  };

  await requireAccount();
  const { items: agents } = await caller.agents.list({ limit: 1 });

  return (
    <LiveProvider>
      <PageHeader
        title="Analytics"
        description="Which agents get tokens, when, and how many."
        actions={<LiveStatus />}
      />
      <LazyAnalyticsContent
        asked={asked}
        hasAgents={agents.length > 0}
        glance={
          <Suspense fallback={<GlanceSkeleton />}>
            <ServerGlance asked={asked} state={state} span={span} />
          </Suspense>
        }
      />
    </LiveProvider>
  );
}
