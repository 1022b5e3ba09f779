"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useMemo } from "react";
import { heatmapInput } from "@/features/analytics/heatmap-input";
import { prepareActivityHeatmap } from "@/features/analytics/prepare-activity-heatmap";
import { useAnalyticsState } from "@/features/analytics/use-analytics-state";
import { viewerTimeZone } from "@/features/analytics/zone-hour";
import { api } from "@/trpc/react";

/** The heatmap of the page's days in the hours of its zone, of its agents or of one alone. In the browser only. */
export const useHeatmap = (agentId?: string) => {
  const { span, agents, zone, measure } = useAnalyticsState();
  const timeZone = zone === "local" ? viewerTimeZone() : "UTC";
  const agentIds = useMemo(() => (agentId === undefined ? agents : [agentId]), [agentId, agents]);
  const query = api.analytics.heatmap.useQuery(heatmapInput(span, agentIds, timeZone), {
    placeholderData: keepPreviousData,
  });
  const heatmap = useMemo(
    () => query.data && prepareActivityHeatmap(query.data.cells, measure),
    [query.data, measure],
  );
  return { query, heatmap, timeZone, agentIds };
};
