"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useFormat } from "@/components/formatting/format-provider";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Pagination } from "@/components/ui/pagination";
import { Skeleton } from "@/components/ui/skeleton";
import { useCursorPaging } from "@/components/use-cursor-paging";
import { describeActor, describeAgentEvent } from "@/features/agents/describe-agent-event";
import { agentEventsPageSize } from "@/features/agents/page-size";
import { Panel } from "@/features/analytics/panel";
import { api } from "@/trpc/react";

/** Who did what to an agent, and when: its part of the audit trail, the newest first. */
export const AgentEvents = ({ agentId }: { agentId: string }) => {
  const format = useFormat();
  const paging = useCursorPaging();
  const page = api.audit.list.useQuery(
    { target_id: agentId, limit: agentEventsPageSize, cursor: paging.cursor },
    { placeholderData: keepPreviousData },
  );

  const content = () => {
    if (page.isPending) return <Skeleton className="h-50" />;
    if (!page.data) {
      return (
        <ErrorState
          title="The events could not be read"
          message={page.error?.message ?? ""}
          pending={page.isFetching}
          onRetry={() => page.refetch()}
        />
      );
    }
    if (page.data.items.length === 0 && paging.isFirst) {
      return (
        <EmptyState title="No events">
          What is done to this agent from now on is written down, and shows here.
        </EmptyState>
      );
    }
    return (
      <>
        <ol aria-label="Events">
          {page.data.items.map(({ entry_id, at, action, details, actor, address }) => (
            <li key={entry_id} className="border-t py-2.5 first:border-t-0 first:pt-0">
              <p className="flex flex-wrap justify-between gap-x-4">
                <span className="min-w-0 break-words font-medium">
                  {describeAgentEvent({ action, details })}
                </span>
                <time dateTime={at} className="text-muted tabular-nums">
                  {format.dateTime(at)}
                </time>
              </p>
              <p className="break-words text-muted">
                by {describeActor(actor)}
                {address !== null && `, from ${address}`}
              </p>
            </li>
          ))}
        </ol>
        <div className="-mx-5 -mb-5">
          <Pagination
            subject="events"
            paging={paging}
            nextCursor={page.data.next_cursor}
            pending={page.isPlaceholderData}
          />
        </div>
      </>
    );
  };

  return (
    <Panel title="Events" period="Who did what, and when; the newest first">
      <div>{content()}</div>
    </Panel>
  );
};
