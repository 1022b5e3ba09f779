import {
  createLoader,
  createParser,
  createSerializer,
  type inferParserType,
  parseAsBoolean,
  parseAsStringLiteral,
} from "nuqs/server";
import { type LifecycleMetric, lifecycleMetrics } from "@/features/analytics/metrics";
import { defaultRange, parseRange } from "@/features/analytics/resolve-range";

/** How many agents a page can be filtered by. */
export const maximumFilteredAgents = 20;

const agentId = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

const sameItems = (one: readonly string[], other: readonly string[]) => one.join() === other.join();

const parseAsRange = createParser({ parse: parseRange, serialize: (range) => range });

const parseAsAgents = createParser<string[]>({
  parse: (text) => {
    const ids = text.split(",").filter((id) => agentId.test(id));
    return ids.length === 0 ? null : [...new Set(ids)].slice(0, maximumFilteredAgents);
  },
  serialize: (ids) => ids.join(","),
  eq: sameItems,
});

const parseAsMetrics = createParser<LifecycleMetric[]>({
  parse: (text) => {
    const named = text.split(",");
    const metrics = lifecycleMetrics.filter((metric) => named.includes(metric));
    return metrics.length === 0 ? null : metrics;
  },
  serialize: (metrics) => metrics.join(","),
  eq: sameItems,
});

/** A cell of the heatmap: a weekday (0 = Sunday) and an hour. */
export interface CellOfWeek {
  dow: number;
  hour: number;
}

const parseAsCell = createParser<CellOfWeek>({
  parse: (text) => {
    const [, dow, hour] = text.match(/^([0-6])-(\d{1,2})$/) ?? [];
    return hour !== undefined && Number(hour) < 24 ? { dow: Number(dow), hour: Number(hour) } : null;
  },
  serialize: ({ dow, hour }) => `${dow}-${hour}`,
  eq: (one, other) => one.dow === other.dow && one.hour === other.hour,
});

/**
 * All of the state that a page of usage has, as parsers of its URL. What is wrong or missing there is the
 * default; the URL is never merged with anything remembered.
 */
export const pageStateParsers = {
  range: parseAsRange.withDefault(defaultRange),
  /** Beside the period before. */
  compare: parseAsBoolean.withDefault(false),
  /** Ids of the agents that the page is about; none for all of them. */
  agents: parseAsAgents.withDefault([]),
  /** Whose hours the heatmap shows: those of UTC or the viewer's own. */
  zone: parseAsStringLiteral(["utc", "local"]).withDefault("utc"),
  /** Whether the heatmap shows all events of an hour, or those of each time that it came by. */
  measure: parseAsStringLiteral(["sum", "mean"]).withDefault("sum"),
  /** The cell of the heatmap that is looked into, in the hours of the zone. */
  cell: parseAsCell,
  /** What the line chart shows beside the tokens, always in the same order. */
  metrics: parseAsMetrics.withDefault([]),
};

export type PageState = inferParserType<typeof pageStateParsers>;

/** Reads the state out of a page's searchParams. */
export const loadPageState = createLoader(pageStateParsers);

/** Writes a state after a path, leaving out what is the default. */
export const pageStateHref: (path: string, state: Partial<PageState>) => string =
  createSerializer(pageStateParsers);

/** The address of another page, about the same days. */
export const samePeriodHref = (
  { range, compare, zone, measure }: Pick<PageState, "range" | "compare" | "zone" | "measure">,
  path: string,
  changes: Partial<PageState> = {},
) => pageStateHref(path, { range, compare, zone, measure, ...changes });
