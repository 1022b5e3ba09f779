"use client";

import { Filter, X } from "lucide-react";
import Link from "next/link";
import { useFormat } from "@/components/formatting/use-format";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { describeCell, type HeatmapHours } from "@/features/analytics/heatmap-hours";
import { heatmapInput } from "@/features/analytics/heatmap-input";
import { Panel } from "@/features/analytics/panel";
import type { HeatmapCell } from "@/features/analytics/prepare-activity-heatmap";
import { useAnalyticsState } from "@/features/analytics/use-analytics-state";
import type { AgentsOfHour } from "@/schemas/agents-of-hour";
import { api } from "@/trpc/react";

interface HourPanelProps {
  /** The hour of the week that was chosen. */
  cell: HeatmapCell | undefined;
  hours: HeatmapHours;
  /** The agents that the page is about; none for all. */
  agentIds: readonly string[];
  onClose: () => void;
}

const listClassName = "min-h-35";

const Agents = ({ agents, count }: { agents: AgentsOfHour; count: number }) => {
  const format = useFormat();
  const { hrefOf } = useAnalyticsState();

  if (agents.length === 0) {
    return (
      <p className="text-muted">
        {count > 0 ? "No busy agent had an event in this hour." : "No agent had an event in this hour."}
      </p>
    );
  }
  return (
    <ol className="flex flex-col">
      {agents.map((agent) => (
        <li key={agent.agent_id} className="flex h-7 items-center justify-between gap-4">
          <Link
            href={hrefOf(`/agents/${agent.agent_id}`)}
            className="min-w-0 truncate rounded-sm font-medium underline-offset-4 hover:underline"
          >
            {agent.name}
          </Link>
          <span className="whitespace-nowrap text-muted tabular-nums">
            {format.number(agent.count)}
            {count > 0 && `, ${format.share(agent.count / count)}`}
          </span>
        </li>
      ))}
    </ol>
  );
};

/** What there is to know of an hour of the week: its events, and the agents with most of them. */
export const HourPanel = ({ cell, hours, agentIds, onClose }: HourPanelProps) => {
  const format = useFormat();
  const { span, setState } = useAnalyticsState();
  const { dow, hour, count } = cell ?? { dow: 0, hour: 0, count: 0 };
  const query = api.analytics.agentsOfHour.useQuery(
    { ...heatmapInput(span, agentIds, hours.timeZone), dow, hour },
    { enabled: cell !== undefined },
  );

  if (!cell) return null;
  const { time, value, detail } = describeCell(cell, hours, format);
  const agents = query.data;

  const content = () => {
    if (query.isPending) return <Skeleton className="h-35" />;
    if (!agents) {
      return (
        <ErrorState
          title="The agents of this hour could not be read"
          message={query.error?.message ?? ""}
          pending={query.isFetching}
          onRetry={() => query.refetch()}
        />
      );
    }
    return <Agents agents={agents} count={count} />;
  };

  // All that are named are looked at; of others only the busiest.
  const hasOthers =
    agentIds.length === 0 && agents && agents.reduce((sum, agent) => sum + agent.count, 0) < count;
  return (
    <Panel
      title={`Agents on ${time}`}
      period={`${format.dayRange(span.from, span.to)}: ${value}, ${detail}`}
      actions={
        <div className="flex gap-2">
          {agents && agents.length > 0 && (
            <Button size="small" onClick={() => setState({ agents: agents.map(({ agent_id }) => agent_id) })}>
              <Filter aria-hidden />
              Only these agents
            </Button>
          )}
          <Button size="icon" variant="quiet" aria-label="Close the agents of this hour" onClick={onClose}>
            <X aria-hidden />
          </Button>
        </div>
      }
    >
      <div className={listClassName}>{content()}</div>
      {hasOthers && <p className="mt-2 text-muted text-xs">Found among the busiest agents of each month.</p>}
    </Panel>
  );
};
