import { createLoader, createSerializer } from "nuqs/server";
import { agentTableParsers, cursorOf, pageOf } from "@/features/analytics/agent-table-state";
import { type PageState, pageStateParsers } from "@/features/analytics/page-state";

const parsers = { ...pageStateParsers, ...agentTableParsers };

const loadState = createLoader(parsers);
const serialize = createSerializer(parsers);

type Range = PageState["range"];

/** The address of all that a page with this query shows, on other days: the table of agents begins anew. */
export const hrefOnOtherDays = (path: string, query: string, range: Range) =>
  serialize(path, { ...loadState(query), range, page: null });

/** The address of all that a page with this query shows, its days put another way: the table stays where it is. */
export const hrefOnSameDays = (path: string, query: string, range: Range) => {
  const state = loadState(query);
  const cursor = cursorOf(state, state.page);
  const page = cursor === undefined ? null : pageOf({ ...state, range }, cursor);
  return serialize(path, { ...state, range, page });
};
