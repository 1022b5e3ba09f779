"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useMemo } from "react";
import { useFormat } from "@/components/formatting/use-format";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { ChangeText } from "@/features/analytics/change-text";
import { ChartOrTable } from "@/features/analytics/chart-or-table";
import { TokenTrendChart } from "@/features/analytics/charts/token-trend-chart";
import { FirstTokenGuide } from "@/features/analytics/first-token-guide";
import { MetricToggles } from "@/features/analytics/metric-toggles";
import { Panel } from "@/features/analytics/panel";
import { panels } from "@/features/analytics/panel-content";
import { PanelSkeleton } from "@/features/analytics/panel-skeleton";
import { prepareAnomalies } from "@/features/analytics/prepare-anomalies";
import { type PreparedTrend, prepareTokenTrend } from "@/features/analytics/prepare-token-trend";
import { defaultRange } from "@/features/analytics/resolve-range";
import { TokenTrendTable } from "@/features/analytics/token-trend-table";
import { trendInput, usualInput } from "@/features/analytics/trend-input";
import { useAnalyticsState } from "@/features/analytics/use-analytics-state";
import { trendCsv } from "@/features/export/trend-csv";
import { api } from "@/trpc/react";

const { title, contentClassName } = panels.tokenTrend;

const TrendFigure = ({ trend }: { trend: PreparedTrend }) => {
  const format = useFormat();
  const { total, points, comparison } = trend;
  const today = points.at(-1);
  const compared = comparison?.from && comparison.to && format.dayRange(comparison.from, comparison.to);

  return (
    <div className="mb-4 flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
      <p className="min-w-0">
        <span className="block font-semibold text-figure tabular-nums">{format.number(total)}</span>
        <span className="block text-muted">
          in {points.length} {points.length === 1 ? "day" : "days"}
          {today?.isToday && `, ${format.number(today.counts.token_issued)} of them today so far`}
          {compared && (
            <>
              {"; "}
              <ChangeText previous={comparison.previous} count={comparison.count} format={format} /> beside{" "}
              <span
                aria-hidden
                className="mx-0.5 inline-block w-7 border-compare border-t-2 border-dashed align-middle"
              />{" "}
              {compared}
              {comparison.partial && ", as far as that is kept"}
            </>
          )}
        </span>
      </p>
      <MetricToggles />
    </div>
  );
};

/** The tokens of each day: of the agents that the page is about, or of one alone. */
export const TokenTrendPanel = ({ agentId }: { agentId?: string }) => {
  const format = useFormat();
  const { span, today, compare, agents, metrics, range } = useAnalyticsState();
  const agentIds = useMemo(() => (agentId === undefined ? agents : [agentId]), [agentId, agents]);
  const query = api.analytics.trend.useQuery(trendInput(span, { compare, agents: agentIds }), {
    placeholderData: keepPreviousData,
  });
  const usual = api.analytics.trend.useQuery(usualInput(today, agentIds));

  const anomalies = useMemo(
    () =>
      prepareAnomalies(
        (usual.data?.days ?? []).map(({ date, counts }) => ({ date, count: counts.token_issued })),
      ),
    [usual.data],
  );
  const trend = useMemo(
    () => query.data && prepareTokenTrend(query.data, today, anomalies),
    [query.data, today, anomalies],
  );

  if (query.isPending) return <PanelSkeleton {...panels.tokenTrend} hasChart />;

  const first = trend?.points[0]?.date ?? span.from;
  const last = trend?.points.at(-1);
  const period = `${format.dayRange(first, last?.date ?? span.to)}, days in UTC${last?.isToday ? ", today so far" : ""}`;

  if (!trend) {
    return (
      <Panel title={title} period={period}>
        <div className={contentClassName}>
          <ErrorState
            title="The tokens could not be read"
            message={query.error?.message ?? ""}
            pending={query.isFetching}
            onRetry={() => query.refetch()}
          />
        </div>
      </Panel>
    );
  }

  if (trend.total === 0 && metrics.length === 0) {
    return (
      <Panel title={title} period={period}>
        <div className={contentClassName}>
          {range === defaultRange && agentIds.length === 0 ? (
            <FirstTokenGuide pending={query.isFetching} onLookAgain={() => query.refetch()} />
          ) : (
            <EmptyState title="No tokens on these days">
              {agentId === undefined
                ? "Choose other days, or leave out the filter by agents."
                : "Choose other days, or let it get a token: it shows here within seconds."}
            </EmptyState>
          )}
        </div>
      </Panel>
    );
  }

  return (
    <ChartOrTable
      title={title}
      period={period}
      contentClassName={contentClassName}
      chart={
        <>
          <TrendFigure trend={trend} />
          <TokenTrendChart trend={trend} metrics={metrics} agentIds={agentIds} />
        </>
      }
      table={<TokenTrendTable trend={trend} metrics={metrics} />}
      exported={{
        from: first,
        to: last?.date ?? span.to,
        zone: "UTC",
        agentIds,
        note: trend.comparison && "compared",
        table: () => trendCsv(trend, metrics),
      }}
    />
  );
};
