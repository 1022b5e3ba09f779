"use client";

import { keepPreviousData } from "@tanstack/react-query";
import clsx from "clsx";
import { ArrowUpDown } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useFormat } from "@/components/formatting/use-format";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { MenuButton, MenuChoice } from "@/components/ui/menu";
import { Pagination } from "@/components/ui/pagination";
import { SearchField } from "@/components/ui/search-field";
import { SegmentedControl } from "@/components/ui/segmented-control";
import type { AgentOrder } from "@/features/analytics/agent-table-state";
import { AgentUsageTable } from "@/features/analytics/agent-usage-table";
import { Panel } from "@/features/analytics/panel";
import { panels } from "@/features/analytics/panel-content";
import { PanelSkeleton } from "@/features/analytics/panel-skeleton";
import { inOrderOf, type PreparedAgent, prepareAgentUsage } from "@/features/analytics/prepare-agent-usage";
import { useAgentTableState } from "@/features/analytics/use-agent-table-state";
import { useAnalyticsState } from "@/features/analytics/use-analytics-state";
import { agentsCsv } from "@/features/export/agents-csv";
import { ExportMenu } from "@/features/export/export-menu";
import { activeDaysBefore, quietDays } from "@/schemas/dormancy";
import { api } from "@/trpc/react";

const { title } = panels.agentUsage;

const activities = [
  { value: "all", label: "All" },
  { value: "active", label: "Active" },
  { value: "dormant", label: "Dormant" },
] as const;

const meanings = {
  all: null,
  active: `With a token within the last ${quietDays} days.`,
  dormant: `Without a token for ${quietDays} days or more, but with one in the ${activeDaysBefore} days before.`,
} as const;

const orders: readonly { value: AgentOrder; label: string; icon: null }[] = [
  { value: "-tokens", label: "Most tokens first", icon: null },
  { value: "tokens", label: "Fewest tokens first", icon: null },
  { value: "name", label: "By name", icon: null },
  { value: "-name", label: "By name, backwards", icon: null },
  { value: "-last_token", label: "Latest token first", icon: null },
  { value: "last_token", label: "Longest without a token first", icon: null },
];

/**
 * Keeps the rows of a list where they are while a pointer or the focus is among them.
 *
 * @param list which list the agents are of; null while they are still those of another
 */
const useSteadyRows = (list: string | null, agents: PreparedAgent[]) => {
  const [held, setHeld] = useState(false);
  const shown = useRef<{ list: string | null; ids: string[] }>({ list, ids: [] });
  const steady =
    held && list !== null && shown.current.list === list ? inOrderOf(shown.current.ids, agents) : agents;
  useEffect(() => {
    shown.current = { list, ids: steady.map(({ agent_id }) => agent_id) };
  });
  return {
    agents: steady,
    hold: {
      onPointerEnter: () => setHeld(true),
      onPointerLeave: () => setHeld(false),
      onFocus: () => setHeld(true),
      onBlur: () => setHeld(false),
    },
  };
};

/** The tenant's agents with their tokens on the page's days: sorted, searched and paged by the server. */
export const AgentUsagePanel = () => {
  const format = useFormat();
  const { span, today, agents: chosen, setState } = useAnalyticsState();
  const { order, search, activity, input, paging, change, searchFor } = useAgentTableState();
  const { agentTable } = api.useUtils().analytics;
  const page = api.analytics.agentTable.useQuery(input, { placeholderData: keepPreviousData });
  const prepared = useMemo(() => (page.data ? prepareAgentUsage(page.data) : []), [page.data]);
  const { agents, hold } = useSteadyRows(page.isPlaceholderData ? null : JSON.stringify(input), prepared);

  if (page.isPending) return <PanelSkeleton {...panels.agentUsage} />;

  const endsToday = span.to === today;
  const period = `${format.dayRange(span.from, span.to)}, days in UTC${endsToday ? ", today so far" : ""}`;
  const isNarrowed = search.trim() !== "" || activity !== "all";

  const content = () => {
    if (!page.data) {
      const isLost = page.error?.data?.code === "BAD_REQUEST" && !paging.isFirst;
      return (
        <ErrorState
          title="The agents could not be read"
          message={
            isLost ? "This page of the list is no longer there. Begin again." : (page.error?.message ?? "")
          }
          pending={page.isFetching}
          onRetry={() => (isLost ? change({}) : page.refetch())}
        />
      );
    }
    if (agents.length === 0 && !paging.isFirst) {
      return (
        <EmptyState
          title="No agents on this page of the list"
          action={
            <Button size="small" onClick={() => change({})}>
              Begin again
            </Button>
          }
        >
          It may have got shorter since the link to this page was copied.
        </EmptyState>
      );
    }
    if (agents.length === 0) {
      return isNarrowed || chosen.length > 0 ? (
        <EmptyState
          title="No agent matches"
          action={
            <Button
              size="small"
              onClick={() => {
                void change({ search: "", activity: "all" });
                if (chosen.length > 0) void setState({ agents: [] });
              }}
            >
              Show all agents
            </Button>
          }
        >
          {search.trim() === ""
            ? "None of the agents is what the filters ask for."
            : `No agent's name contains “${search.trim()}” and is what the other filters ask for.`}
        </EmptyState>
      ) : (
        <EmptyState title="No agents yet">
          Once agents are registered, each is here with its tokens.
        </EmptyState>
      );
    }
    return (
      <div {...hold}>
        <AgentUsageTable
          label={`Agents and their tokens, ${format.dayRange(span.from, span.to)}`}
          agents={agents}
          order={order}
          onOrderChange={(next) => change({ order: next })}
        />
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
    <Panel
      title={title}
      period={period}
      actions={
        <ExportMenu
          title={title}
          from={span.from}
          to={span.to}
          zone="UTC"
          agentIds={chosen}
          note={[activity !== "all" && activity, search.trim()].filter(Boolean).join(" ")}
          table={() =>
            agentsCsv((page) => {
              const { cursor: _, ...list } = input;
              return agentTable.fetch({ ...list, ...page });
            })
          }
        />
      }
    >
      <div>
        <search className="flex flex-wrap items-center gap-2">
          <SearchField
            label="Search by name"
            value={search}
            onSearch={searchFor}
            className="min-w-0 flex-1 basis-48 sm:max-w-72"
          />
          <SegmentedControl
            label="Activity"
            value={activity}
            choices={activities}
            onValueChange={(value) => change({ activity: value })}
          />
          {/* Where the heads of most columns are not there to be pressed. */}
          <span className="sm:hidden">
            <MenuButton
              size="icon"
              aria-label="Order of the agents"
              items={
                <MenuChoice
                  label="Order"
                  value={order}
                  choices={orders}
                  onValueChange={(value) => change({ order: value })}
                />
              }
            >
              <ArrowUpDown aria-hidden />
            </MenuButton>
          </span>
        </search>
        {meanings[activity] !== null && <p className="mt-2 text-muted text-xs">{meanings[activity]}</p>}
        <div
          aria-busy={page.isPlaceholderData}
          className={clsx(
            "-mx-5 mt-4 -mb-5 transition-opacity aria-busy:opacity-60",
            (isNarrowed || !paging.isFirst) && "min-h-129",
          )}
        >
          {content()}
        </div>
      </div>
    </Panel>
  );
};
