"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useFormat } from "@/components/formatting/format-provider";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Pagination } from "@/components/ui/pagination";
import { useCursorPaging } from "@/components/use-cursor-paging";
import { AgentUsageTable } from "@/features/analytics/agent-usage-table";
import { usagePageSize } from "@/features/analytics/page-size";
import { Panel } from "@/features/analytics/panel";
import { panels } from "@/features/analytics/panel-content";
import { PanelSkeleton } from "@/features/analytics/panel-skeleton";
import { api } from "@/trpc/react";

export const AgentUsagePanel = () => {
  const format = useFormat();
  const paging = useCursorPaging();
  const firstPage = api.analytics.agents.useQuery({ limit: usagePageSize });
  const page = api.analytics.agents.useQuery(
    { limit: usagePageSize, cursor: paging.cursor },
    { placeholderData: keepPreviousData },
  );

  if (page.isPending) return <PanelSkeleton {...panels.agentUsage} />;

  const period = `${format.month(new Date(page.dataUpdatedAt || Date.now()))} so far, UTC`;

  const content = () => {
    if (!page.data) {
      return (
        <ErrorState
          title="The agents could not be read"
          message={page.error?.message ?? ""}
          pending={page.isFetching}
          onRetry={() => page.refetch()}
        />
      );
    }
    if (page.data.items.length === 0 && paging.isFirst) {
      return (
        <EmptyState title="No agents yet">
          Once agents are registered, each is here with its tokens.
        </EmptyState>
      );
    }
    return (
      <div className="-mx-5 -mb-5">
        {/* The list is by tokens, so its very first agent has the most of all. */}
        <AgentUsageTable agents={page.data.items} largestCount={firstPage.data?.items[0]?.token_count ?? 0} />
        <Pagination
          subject="agents"
          paging={paging}
          nextCursor={page.data.next_cursor}
          pending={page.isPlaceholderData}
        />
      </div>
    );
  };

  return (
    <Panel title={panels.agentUsage.title} period={period}>
      {content()}
    </Panel>
  );
};
