import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AgentDetails } from "@/features/agents/agent-details";
import { AgentHeader } from "@/features/agents/agent-header";
import { LazyAgentEvents } from "@/features/agents/lazy-agent-events";
import { agentEventsPageSize } from "@/features/agents/page-size";
import { agentFiguresInput } from "@/features/analytics/agent-figures-input";
import { AgentPanels } from "@/features/analytics/agent-panels";
import { dayOf } from "@/features/analytics/calendar-day";
import { LiveProvider } from "@/features/analytics/live/live-provider";
import { LiveStatus } from "@/features/analytics/live/live-status";
import { LiveUpdates } from "@/features/analytics/live/live-updates";
import { loadPageState } from "@/features/analytics/page-state";
import { resolveRange } from "@/features/analytics/resolve-range";
import { AnalyticsToolbar } from "@/features/analytics/toolbar/analytics-toolbar";
import { trendInput } from "@/features/analytics/trend-input";
import { findAgent } from "@/trpc/caller";
import { api, HydrateClient } from "@/trpc/server";

export async function generateMetadata({ params }: PageProps<"/agents/[agent_id]">): Promise<Metadata> {
  const agent = await findAgent((await params).agent_id);
  return { title: agent?.name ?? "Not found" };
}

export default async function AgentPage({ params, searchParams }: PageProps<"/agents/[agent_id]">) {
  const agent = await findAgent((await params).agent_id);
  if (!agent) notFound();

  const { agent_id } = agent;
  const state = await loadPageState(searchParams);
  const span = resolveRange(state.range, dayOf(Date.now()));
  // Not awaited: the shell goes out at once, and the answers follow in the same response.
  void api.analytics.agentTable.prefetch(agentFiguresInput(span, agent_id));
  void api.analytics.trend.prefetch(trendInput(span, { ...state, agents: [agent_id] }));
  void api.audit.list.prefetch({ target_id: agent_id, limit: agentEventsPageSize });

  return (
    <HydrateClient>
      <LiveProvider>
        <LiveUpdates />
        <AgentHeader initialAgent={agent}>
          <LiveStatus />
        </AgentHeader>
        <AnalyticsToolbar ofOneAgent />
        <div className="flex flex-col gap-4">
          <AgentPanels agentId={agent_id} />
          <div className="grid items-start gap-4 lg:grid-cols-2">
            <AgentDetails initialAgent={agent} />
            <LazyAgentEvents initialAgent={agent} />
          </div>
        </div>
      </LiveProvider>
    </HydrateClient>
  );
}
