import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { AnalyticsPanels } from "@/features/analytics/analytics-panels";
import { LiveProvider } from "@/features/analytics/live/live-provider";
import { LiveStatus } from "@/features/analytics/live/live-status";
import { usagePageSize } from "@/features/analytics/page-size";
import { FirstRun } from "@/features/first-run/first-run";
import { defaultDays } from "@/schemas/analytics-days";
import { api, HydrateClient } from "@/trpc/server";

export const metadata: Metadata = { title: "Analytics" };

export default async function AnalyticsPage() {
  // Not awaited: the shell goes out at once, and the answers follow in the same response.
  void api.analytics.tokens.prefetch({ days: defaultDays });
  void api.analytics.agents.prefetch({ limit: usagePageSize });

  const { items: agents } = await api.agents.list({ limit: 1 });
  const panels = <AnalyticsPanels />;

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
