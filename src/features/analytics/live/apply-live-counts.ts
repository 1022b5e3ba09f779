import type { Query, QueryClient } from "@tanstack/react-query";
import { patchAgentTable } from "@/features/analytics/live/patch-agent-table";
import {
  patchAgentUsage,
  patchGlance,
  patchHeatmap,
  patchTokenTrend,
  patchUsageTrend,
} from "@/features/analytics/live/patch-counts";
import type { LiveCounts } from "@/schemas/live-counts";
import { metricTypes } from "@/schemas/metric-type";
import type { RouterInputs, RouterOutputs } from "@/trpc/react";

type Inputs = RouterInputs["analytics"];
type Outputs = RouterOutputs["analytics"];

/** How often what cannot be brought up to date in its place is fetched anew at most, in milliseconds. */
const refreshInterval = 5_000;

/** The procedure that a query calls, and its input, as tRPC puts them into the key. */
const callOf = ({ queryKey }: Query) => {
  const [path, options] = queryKey as [string[], { input?: unknown } | undefined];
  return { router: path[0], procedure: path[1] as keyof Outputs, input: options?.input };
};

/**
 * Whether it is a heatmap that can be compared with counts at any time, since it says what of them it has; of some
 * agents the counts do not tell.
 */
const isHeatmapOfAllAgents = (query: Query): boolean => {
  const { router, procedure, input } = callOf(query);
  return (
    router === "analytics" && procedure === "heatmap" && !(input as Inputs["heatmap"] | undefined)?.agent_ids
  );
};

/** The tokens of the day as a query has them; undefined where it has none of that day. */
const tokensIn = (query: Query, date: string): number | undefined => {
  switch (callOf(query).procedure) {
    case "tokens":
      return (query.state.data as Outputs["tokens"]).find((day) => day.date === date)?.count;
    case "trend": {
      const { agent_ids } = callOf(query).input as Inputs["trend"];
      const { days } = query.state.data as Outputs["trend"];
      return agent_ids ? undefined : days.find((day) => day.date === date)?.counts.token_issued;
    }
    case "glance": {
      const { agent_ids } = callOf(query).input as Inputs["glance"];
      const { today } = query.state.data as Outputs["glance"];
      return agent_ids || today.date !== date ? undefined : today.count;
    }
    default:
      return undefined;
  }
};

/** Whether what the page has read is of before these counts, which are the first to come. */
const isBehind = (queries: readonly Query[], { date, today }: LiveCounts) =>
  queries.some((query) => (tokensIn(query, date) ?? today.token_issued) !== today.token_issued);

/** Whether there are others, or they are called something else. */
const haveAgentsChanged = (before: LiveCounts, now: LiveCounts) =>
  before.date !== now.date ||
  metricTypes.some((metric) => metric !== "token_issued" && before.today[metric] !== now.today[metric]);

/**
 * Whether the list is of all agents and yet has not one that got tokens, as when that was registered after the list
 * was read and before the first counts came.
 */
const lacksAnAgent = (
  { items, next_cursor }: Outputs["agentTable"],
  { cursor, search, activity, agent_ids }: Inputs["agentTable"],
  { agents }: LiveCounts,
): boolean => {
  if ([next_cursor, cursor, search, activity, agent_ids].some((part) => part != null)) return false;
  const listed = new Set(items.map(({ agent_id }) => agent_id));
  return agents?.some(({ agent_id, tokens_today }) => tokens_today > 0 && !listed.has(agent_id)) ?? false;
};

const hasChanged = (before: LiveCounts, now: LiveCounts) =>
  before.date !== now.date || metricTypes.some((metric) => before.today[metric] !== now.today[metric]);

/**
 * Brings what the page has read up to date with the counts that come in: in place where they tell enough for that,
 * and by fetching anew, at most every few seconds, where not.
 */
export const createLiveUpdater = (queryClient: QueryClient) => {
  let before: LiveCounts | undefined;
  let refreshedAt = Number.NEGATIVE_INFINITY;
  let refresh: ReturnType<typeof setTimeout> | undefined;
  const outdated = new Set<string>();

  const refreshLater = (query: Query) => {
    outdated.add(query.queryHash);
    refresh ??= setTimeout(
      () => {
        refresh = undefined;
        refreshedAt = Date.now();
        const isOutdated = ({ queryHash }: Query) => outdated.has(queryHash);
        void queryClient.invalidateQueries({ predicate: isOutdated }, { cancelRefetch: false });
        outdated.clear();
      },
      Math.max(0, refreshedAt + refreshInterval - Date.now()),
    );
  };

  /** The data of a query with the counts in it; undefined where they do not tell enough. */
  const patched = (query: Query, counts: LiveCounts): unknown => {
    const { procedure, input } = callOf(query);
    const { data } = query.state;
    switch (procedure) {
      case "tokens": {
        const trend = data as Outputs["tokens"];
        return trend.at(-1)?.date === counts.date ? patchTokenTrend(trend, counts) : undefined;
      }
      case "trend": {
        const { to, agent_ids } = input as Inputs["trend"];
        if (to < counts.date) return data;
        return agent_ids ? undefined : patchUsageTrend(data as Outputs["trend"], counts);
      }
      case "heatmap": {
        const { agent_ids, tz } = input as Inputs["heatmap"];
        const heatmap = data as Outputs["heatmap"];
        if (agent_ids) return heatmap.running_hour ? undefined : heatmap;
        return patchHeatmap(heatmap, counts, tz ?? "UTC") ?? undefined;
      }
      case "glance": {
        const { agent_ids } = input as Inputs["glance"];
        if (agent_ids || (before && haveAgentsChanged(before, counts))) return undefined;
        return patchGlance(data as Outputs["glance"], counts) ?? undefined;
      }
      case "agents":
        return counts.agents && !(before && haveAgentsChanged(before, counts))
          ? patchAgentUsage(data as Outputs["agents"], counts)
          : undefined;
      case "agentTable": {
        const asked = input as Inputs["agentTable"];
        const table = data as Outputs["agentTable"];
        const isOther = (before && haveAgentsChanged(before, counts)) || lacksAnAgent(table, asked, counts);
        return counts.agents && !isOther ? patchAgentTable(table, asked.from, counts) : undefined;
      }
      default:
        return undefined;
    }
  };

  const bringUpToDate = (query: Query, counts: LiveCounts) => {
    const data = patched(query, counts);
    if (data === undefined) refreshLater(query);
    // When it was fetched stays as it is, so that it is fetched anew in its time.
    else if (data !== query.state.data)
      queryClient.setQueryData(query.queryKey, data, { updatedAt: query.state.dataUpdatedAt });
  };

  // What is answered now may have been read before the counts that came while the answer was on its way.
  const stopWatching = queryClient.getQueryCache().subscribe((event) => {
    const isAnswer = event.type === "updated" && event.action.type === "success";
    if (isAnswer && before && isHeatmapOfAllAgents(event.query)) bringUpToDate(event.query, before);
  });

  return {
    apply(counts: LiveCounts) {
      const queries = queryClient
        .getQueryCache()
        .findAll({ queryKey: [["analytics"]], predicate: ({ state }) => state.data !== undefined });
      const missed = before ? counts.agents === null : isBehind(queries, counts);
      const changed = missed || (before !== undefined && hasChanged(before, counts));
      for (const query of queries) {
        if (changed || isHeatmapOfAllAgents(query)) bringUpToDate(query, counts);
      }
      before = counts;
    },
    stop() {
      stopWatching();
      clearTimeout(refresh);
    },
  };
};
