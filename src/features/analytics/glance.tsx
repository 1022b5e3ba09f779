"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useFormat } from "@/components/formatting/use-format";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { ChangeText } from "@/features/analytics/change-text";
import { glanceInput } from "@/features/analytics/glance-input";
import { GlanceFrame, GlanceSkeleton } from "@/features/analytics/glance-skeleton";
import { GlanceTile } from "@/features/analytics/glance-tile";
import { activitySection, agentsSection, tokensSection } from "@/features/analytics/panel-content";
import { busiestCell } from "@/features/analytics/prepare-activity-heatmap";
import { type PreparedComparison, prepareComparison } from "@/features/analytics/prepare-glance";
import { useAnalyticsState } from "@/features/analytics/use-analytics-state";
import { useHeatmap } from "@/features/analytics/use-heatmap";
import { clockOf, hourBounds } from "@/features/analytics/zone-hour";
import { activeDaysBefore, quietDays } from "@/schemas/dormancy";
import type { Glance as GlanceFigures } from "@/schemas/glance";
import { api } from "@/trpc/react";

/** What is known of the same stretch before grows with each hour, and is asked for anew this often, in milliseconds. */
const refetchInterval = 60_000;

const Comparison = ({ comparison }: { comparison: PreparedComparison }) => {
  const format = useFormat();
  const { from, to, time, lastDay, previous, count } = comparison;

  return (
    <>
      {lastDay && `until ${format.day(lastDay)}: `}
      <ChangeText previous={previous} count={count} /> beside {format.number(previous)} on{" "}
      {from === to ? format.day(from) : format.dayRange(from, to)}
      {time && `, both until ${format.time(time)}`}
    </>
  );
};

const TokenTiles = ({
  today,
  month,
  outdated,
}: Pick<GlanceFigures, "today" | "month"> & { outdated: boolean }) => {
  const format = useFormat();
  const { hrefOf, agents } = useAnalyticsState();
  const comparisonOf = ({ compared }: Pick<GlanceFigures["today"], "compared">) =>
    compared ? <Comparison comparison={prepareComparison(compared, today.date)} /> : "compared from 01:00 on";
  const explained = (range: "7d" | `${string}..${string}`) =>
    `${hrefOf("/analytics", { range, compare: true, agents })}#${tokensSection}`;

  return (
    <>
      <GlanceTile
        title="Tokens today"
        figure={format.number(today.count)}
        href={explained("7d")}
        outdated={outdated}
      >
        so far, UTC; {comparisonOf(today)}
      </GlanceTile>
      <GlanceTile
        title="Tokens this month"
        figure={format.number(month.count)}
        href={explained(`${month.from}..${today.date}`)}
        outdated={outdated}
      >
        {format.month(new Date(`${month.from}T00:00:00Z`))} so far, UTC; {comparisonOf(month)}
      </GlanceTile>
    </>
  );
};

const AgentTiles = ({
  agents,
  dormant,
  outdated,
}: Pick<GlanceFigures, "agents" | "dormant"> & { outdated: boolean }) => {
  const format = useFormat();
  const { span, state, hrefOf } = useAnalyticsState();
  const tableHref = (query: string) => {
    const href = hrefOf("/analytics", state);
    return `${href}${href.includes("?") ? "&" : "?"}${query}#${agentsSection}`;
  };

  return (
    <>
      <GlanceTile
        title="Active agents"
        figure={
          <>
            {format.number(agents.active)}{" "}
            <span className="font-normal text-base text-muted">of {format.number(agents.total)}</span>
          </>
        }
        href={tableHref("order=-last_token")}
        outdated={outdated}
      >
        with a token in {format.dayRange(span.from, span.to)}, UTC
      </GlanceTile>
      <GlanceTile
        title="Gone dormant"
        figure={format.number(dormant)}
        href={tableHref("activity=dormant")}
        outdated={outdated}
      >
        {dormant === 1 ? "agent" : "agents"} without a token in the last {quietDays} days, but with one in the{" "}
        {activeDaysBefore} before, UTC
      </GlanceTile>
    </>
  );
};

const BusiestHourTile = () => {
  const format = useFormat();
  const { span, state, measure, hrefOf } = useAnalyticsState();
  const { query, heatmap, timeZone } = useHeatmap();
  const period = format.dayRange(span.from, span.to);
  const busiest = heatmap && busiestCell(heatmap);

  if (!busiest) {
    const explanation = query.isError ? "could not be read" : `no events in ${period}`;
    return (
      <GlanceTile
        title="Busiest hour"
        figure={query.isPending ? "" : "None"}
        href={`${hrefOf("/analytics", state)}#${activitySection}`}
      >
        {query.isPending ? "" : explanation}
      </GlanceTile>
    );
  }
  const { dow, hour, value } = busiest;
  const events = `${measure === "sum" ? format.number(value) : format.mean(value)} ${value === 1 ? "event" : "events"}`;
  const bounds = hourBounds(hour, clockOf(new Date(`${span.to}T00:00:00Z`), timeZone).minute);
  return (
    <GlanceTile
      title="Busiest hour"
      figure={`${format.shortWeekday(dow)} ${bounds.from}`}
      href={`${hrefOf("/analytics", { ...state, cell: { dow, hour } })}#${activitySection}`}
      outdated={query.isPlaceholderData}
    >
      {`to ${bounds.to} ${timeZone}: ${events} ${measure === "sum" ? "in all" : "each time"}, ${period}`}
    </GlanceTile>
  );
};

/** The answers to what one asks first: how much, of how many, when, and who went quiet. */
export const Glance = () => {
  const { span, agents } = useAnalyticsState();
  const query = api.analytics.glance.useQuery(glanceInput(span, agents), {
    placeholderData: keepPreviousData,
    refetchInterval,
  });

  if (query.isPending) return <GlanceSkeleton />;
  if (!query.data) {
    return (
      <Card>
        <ErrorState
          title="The figures could not be read"
          message={query.error.message}
          pending={query.isFetching}
          onRetry={() => query.refetch()}
        />
      </Card>
    );
  }
  const outdated = query.isPlaceholderData;
  return (
    <GlanceFrame>
      <TokenTiles today={query.data.today} month={query.data.month} outdated={outdated} />
      <AgentTiles agents={query.data.agents} dormant={query.data.dormant} outdated={outdated} />
      <BusiestHourTile />
    </GlanceFrame>
  );
};
