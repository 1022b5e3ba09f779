import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { AnalyticsPanels } from "@/features/analytics/analytics-panels";
import { LiveProvider } from "@/features/analytics/live/live-provider";
import { LiveStatus } from "@/features/analytics/live/live-status";
import { usagePageSize } from "@/features/analytics/page-size";
import { defaultDays } from "@/schemas/analytics-days";
import { api, HydrateClient } from "@/trpc/server";

export const metadata: Metadata = { title: "Analytics" };

export default function AnalyticsPage() {
  // Not awaited: the shell goes out at once, and the answers follow in the same response.
  void api.analytics.tokens.prefetch({ days: defaultDays });
  void api.analytics.agents.prefetch({ limit: usagePageSize });

  return (
    <HydrateClient>
      <LiveProvider>
        <PageHeader
          title="Analytics"
          description="Which agents get tokens, when, and how many."
          actions={<LiveStatus />}
        />
        <AnalyticsPanels />
      </LiveProvider>
    </HydrateClient>
  );
}
