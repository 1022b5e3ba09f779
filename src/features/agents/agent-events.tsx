"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useFormat } from "@/components/formatting/use-format";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Pagination } from "@/components/ui/pagination";
import { Skeleton } from "@/components/ui/skeleton";
import { useCursorPaging } from "@/components/use-cursor-paging";
import { agentEventsPanel } from "@/features/agents/agent-events-panel";
import { describeActor, describeAgentEvent } from "@/features/agents/describe-agent-event";
import { agentEventsPageSize } from "@/features/agents/page-size";
import { Panel } from "@/features/analytics/panel";
import type { Agent } from "@/schemas/agent";
import { api } from "@/trpc/react";

/** Who did what to an agent, and when: its part of the audit trail, the newest first. */
export const AgentEvents = ({ initialAgent }: { initialAgent: Agent }) => {
  const format = useFormat();
  const agentId = initialAgent.agent_id;
  const { data: agent } = api.agents.get.useQuery({ agent_id: agentId }, { initialData: initialAgent });
  const paging = useCursorPaging();
  const page = api.audit.list.useQuery(
    { target_id: agentId, limit: agentEventsPageSize, cursor: paging.cursor },
    { placeholderData: keepPreviousData },
  );

  // What is done here shows here.
  const { refetch } = page;
  const lastChange = useRef(agent.updated_at);
  useEffect(() => {
    if (lastChange.current === agent.updated_at) return;
    lastChange.current = agent.updated_at;
    void refetch();
  }, [agent.updated_at, refetch]);

  const content = () => {
    if (page.isPending) return <Skeleton className={agentEventsPanel.contentClassName} />;
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
        <ol aria-label="Events of this agent">
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
        <div className="-mx-5 -mb-5 empty:hidden">
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
    <Panel {...agentEventsPanel}>
      <div>{content()}</div>
    </Panel>
  );
};
