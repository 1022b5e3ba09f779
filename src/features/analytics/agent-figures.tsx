"use client";

import { keepPreviousData } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useFormat } from "@/components/formatting/use-format";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { agentFiguresInput } from "@/features/analytics/agent-figures-input";
import { LastToken } from "@/features/analytics/last-token";
import { prepareAgentUsage } from "@/features/analytics/prepare-agent-usage";
import { useAnalyticsState } from "@/features/analytics/use-analytics-state";
import { quietDays } from "@/schemas/dormancy";
import { api } from "@/trpc/react";

const Figure = ({ title, figure, children }: { title: string; figure: ReactNode; children: ReactNode }) => (
  <div className="flex min-h-28 flex-col gap-1 bg-card p-4">
    <dt className="text-muted">{title}</dt>
    <dd className="min-h-8 font-semibold text-figure tabular-nums">{figure}</dd>
    <dd className="text-muted text-xs">{children}</dd>
  </div>
);

/** What one agent comes to on the page's days, and when it was last heard of. */
export const AgentFigures = ({ agentId }: { agentId: string }) => {
  const format = useFormat();
  const { span, today } = useAnalyticsState();
  const query = api.analytics.agentTable.useQuery(agentFiguresInput(span, agentId), {
    placeholderData: keepPreviousData,
  });
  const agent = query.data && prepareAgentUsage(query.data)[0];
  const endsToday = span.to === today;
  const days = format.dayRange(span.from, span.to);

  const figure = (known: ReactNode) => {
    if (query.isPending) return <Skeleton className="h-8 w-28" />;
    return agent ? known : <span className="text-muted">unknown</span>;
  };
  const dormancy = () => {
    if (!agent || agent.status === "deactivated") return null;
    return agent.dormant ? `. Dormant: none for ${quietDays} days or more` : null;
  };

  return (
    <section aria-label="Figures" aria-busy={query.isFetching}>
      <dl className="grid gap-px overflow-hidden rounded-lg border bg-hairline sm:grid-cols-3">
        <Figure title="Tokens" figure={figure(format.number(agent?.token_count ?? 0))}>
          {days}, UTC
          {endsToday && agent && `; ${format.number(agent.daily_tokens.at(-1) ?? 0)} of them today so far`}
        </Figure>
        <Figure title="Share of all tokens" figure={figure(format.share(agent?.share ?? 0))}>
          of those of the organisation, {days}, UTC
        </Figure>
        <Figure
          title="Last token"
          figure={figure(
            <span className="text-xl leading-8">
              <LastToken hour={agent?.last_token_hour ?? null} />
            </span>,
          )}
        >
          {agent?.last_token_hour ? "within this hour, UTC; hours are what is kept" : "None was ever issued"}
          {dormancy()}
        </Figure>
      </dl>
      {query.isError && (
        <p role="alert" className="mt-2 flex flex-wrap items-center gap-2 text-bad">
          The figures could not be read. {query.error.message}
          <Button size="small" pending={query.isFetching} onClick={() => query.refetch()}>
            Try again
          </Button>
        </p>
      )}
    </section>
  );
};
