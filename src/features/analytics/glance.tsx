"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useFormat } from "@/components/formatting/use-format";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { FirstGlance } from "@/features/analytics/first-glance";
import { GlanceFigures } from "@/features/analytics/glance-figures";
import { glanceInput } from "@/features/analytics/glance-input";
import { busiestCell } from "@/features/analytics/prepare-activity-heatmap";
import { useAnalyticsState } from "@/features/analytics/use-analytics-state";
import { useHeatmap } from "@/features/analytics/use-heatmap";
import { api } from "@/trpc/react";

/** What is known of the same stretch before grows with each hour, and is asked for anew this often, in milliseconds. */
const refetchInterval = 60_000;

const useBusiestHour = () => {
  const { query, heatmap, timeZone } = useHeatmap();
  const stateOf = () => {
    if (query.isPending) return "pending";
    if (query.isError) return "unreadable";
    return query.isPlaceholderData ? "outdated" : "known";
  };
  return { state: stateOf(), cell: heatmap && busiestCell(heatmap), timeZone } as const;
};

/** The answers to what one asks first: how much, of how many, when, and who went quiet. */
export const Glance = () => {
  const format = useFormat();
  const { span, state, agents } = useAnalyticsState();
  const busiest = useBusiestHour();
  const query = api.analytics.glance.useQuery(glanceInput(span, agents), {
    placeholderData: keepPreviousData,
    refetchInterval,
  });

  if (query.isPending) return <FirstGlance />;
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
  return (
    <GlanceFigures
      glance={query.data}
      outdated={query.isPlaceholderData}
      busiest={busiest}
      state={state}
      span={span}
      format={format}
    />
  );
};
