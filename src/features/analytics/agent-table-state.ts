import { createLoader, createParser, type inferParserType, parseAsStringLiteral } from "nuqs/server";
import { usagePageSize } from "@/features/analytics/page-size";
import type { PageState } from "@/features/analytics/page-state";
import type { ResolvedRange } from "@/features/analytics/resolve-range";
import { type AgentTableSort, agentActivities, type SortDirection } from "@/schemas/agent-table-order";
import { isStorable } from "@/schemas/text";

const maximumSearchLength = 200;

/** What the table is in the order of, a minus before it where the largest comes first. */
const orders = ["-tokens", "tokens", "name", "-name", "-last_token", "last_token"] as const;

export type AgentOrder = (typeof orders)[number];

const parseAsSearch = createParser({
  parse: (text) => (isStorable(text) ? text.slice(0, maximumSearchLength) : null),
  serialize: (text: string) => text,
});

/** Which list a page is of, and the cursor at which it begins. */
const page = /^[\da-z]{1,8}\.[\w-]{1,2048}$/;

const parseAsPage = createParser({
  parse: (text) => (page.test(text) ? text : null),
  serialize: (text: string) => text,
});

/**
 * What the table of agents shows beside what the page is about (see page-state.ts), as parsers of its URL. What is
 * wrong or missing there is the default.
 */
export const agentTableParsers = {
  order: parseAsStringLiteral(orders).withDefault("-tokens"),
  /** What their names contain. */
  search: parseAsSearch.withDefault(""),
  activity: parseAsStringLiteral(["all", ...agentActivities]).withDefault("all"),
  page: parseAsPage,
};

export type AgentTableState = inferParserType<typeof agentTableParsers>;

/** Reads the state out of a page's searchParams. */
export const loadAgentTableState = createLoader(agentTableParsers);

export const sortingOf = (order: AgentOrder): { sort: AgentTableSort; direction: SortDirection } =>
  order.startsWith("-")
    ? { sort: order.slice(1) as AgentTableSort, direction: "desc" }
    : { sort: order as AgentTableSort, direction: "asc" };

export const orderOf = (sort: AgentTableSort, direction: SortDirection): AgentOrder =>
  direction === "desc" ? `-${sort}` : sort;

type ListState = Pick<AgentTableState, "order" | "search" | "activity"> & Pick<PageState, "range" | "agents">;

/** A short name of a list (FNV-1a, 32 bits), so that a page of another one is not taken for one of it. */
const nameOf = ({ order, search, activity, range, agents }: ListState): string => {
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify([order, search, activity, range, agents])) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return (hash >>> 0).toString(36);
};

/** The page of a list that begins at a cursor, as the URL has it. */
export const pageOf = (list: ListState, cursor: string): string => `${nameOf(list)}.${cursor}`;

/** The cursor of the page in the URL; undefined where that is the first, or of another list. */
export const cursorOf = (list: ListState, page: string | null): string | undefined => {
  const name = `${nameOf(list)}.`;
  return page?.startsWith(name) ? page.slice(name.length) : undefined;
};

/** What the server is asked for a page of the table; it prefetches the same that the browser asks for. */
export const agentTableInput = (
  { from, to }: Pick<ResolvedRange, "from" | "to">,
  list: ListState,
  page: string | null,
) => {
  const search = list.search.trim();
  const cursor = cursorOf(list, page);
  return {
    from,
    to,
    limit: usagePageSize,
    ...sortingOf(list.order),
    ...(search !== "" && { search }),
    ...(list.activity !== "all" && { activity: list.activity }),
    ...(list.agents.length > 0 && { agent_ids: list.agents }),
    ...(cursor !== undefined && { cursor }),
  };
};
