"use client";

import Link from "next/link";
import { useFormat } from "@/components/formatting/use-format";
import type { CalendarDay } from "@/features/analytics/calendar-day";
import { useAnalyticsState } from "@/features/analytics/use-analytics-state";
import { api } from "@/trpc/react";

/** The agents that made most of what was unusual on a day. */
export const LeadingAgents = ({ date, agentIds }: { date: CalendarDay; agentIds: readonly string[] }) => {
  const format = useFormat();
  const { hrefOf } = useAnalyticsState();
  const query = api.analytics.leadingAgents.useQuery({
    date,
    ...(agentIds.length > 0 && { agent_ids: [...agentIds] }),
  });

  if (query.isPending) return <p className="text-muted">Looking for the agents that made most of it.</p>;
  if (query.isError) return <p className="text-bad">{query.error.message}</p>;
  if (query.data.length === 0) return <p className="text-muted">No single agent made most of it.</p>;
  return (
    <>
      <p className="text-muted">Most of it, beside the four weeks before:</p>
      <ul className="flex flex-col gap-1">
        {query.data.map(({ agent_id, name, token_count, usual }) => (
          <li key={agent_id}>
            <Link
              href={hrefOf(`/agents/${agent_id}`)}
              className="break-words rounded-sm font-medium underline-offset-4 hover:underline"
            >
              {name}
            </Link>{" "}
            <span className="whitespace-nowrap text-muted tabular-nums">
              {format.number(token_count)}, usually {format.number(Math.round(usual))}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
};
