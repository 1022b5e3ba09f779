"use client";

import { useMemo } from "react";
import { useFormat } from "@/components/formatting/format-provider";
import { ErrorState } from "@/components/ui/error-state";
import { ChartOrTable } from "@/features/analytics/chart-or-table";
import { TokenTrendChart } from "@/features/analytics/charts/token-trend-chart";
import { FirstTokenGuide } from "@/features/analytics/first-token-guide";
import { Panel } from "@/features/analytics/panel";
import { panels } from "@/features/analytics/panel-content";
import { PanelSkeleton } from "@/features/analytics/panel-skeleton";
import { prepareTokenTrend } from "@/features/analytics/prepare-token-trend";
import { TokenTrendTable } from "@/features/analytics/token-trend-table";
import { defaultDays } from "@/schemas/analytics-days";
import { api } from "@/trpc/react";

const { title, contentClassName } = panels.tokenTrend;

export const TokenTrendPanel = () => {
  const format = useFormat();
  const query = api.analytics.tokens.useQuery({ days: defaultDays });
  const trend = useMemo(() => query.data && prepareTokenTrend(query.data), [query.data]);

  if (query.isPending) return <PanelSkeleton {...panels.tokenTrend} hasChart />;
  if (!trend) {
    return (
      <Panel title={title} period={`Last ${defaultDays} days, UTC`}>
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

  const { points, firstDate, today, total } = trend;
  const period =
    firstDate && today
      ? `${format.dayRange(firstDate, today.date)}, days in UTC, today so far`
      : `Last ${defaultDays} days, UTC`;

  if (total === 0) {
    return (
      <Panel title={title} period={period}>
        <div className={contentClassName}>
          <FirstTokenGuide pending={query.isFetching} onLookAgain={() => query.refetch()} />
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
          <p className="mb-4">
            <span className="block font-semibold text-figure tabular-nums">{format.number(total)}</span>
            <span className="block truncate text-muted">
              in {defaultDays} days{today && `, ${format.number(today.count)} of them today so far`}
            </span>
          </p>
          <TokenTrendChart points={points} />
        </>
      }
      table={<TokenTrendTable points={points} />}
    />
  );
};
