import { createLoader, createSerializer } from "nuqs/server";
import { agentTableParsers } from "@/features/analytics/agent-table-state";
import type { CalendarDay } from "@/features/analytics/calendar-day";
import { pageStateParsers } from "@/features/analytics/page-state";
import { resolveRange } from "@/features/analytics/resolve-range";
import type { View } from "@/schemas/view";

/** Which page of a list one is on is no part of a view. */
const { page: _, ...tableParsers } = agentTableParsers;

const parsers = { ...pageStateParsers, ...tableParsers };

type Parameters = View["parameters"];

const loadState = createLoader(parsers);
const serialize = createSerializer(parsers);

/** What a parser of some parameter does, whatever its values are. */
interface AnyParser {
  parse: (text: string) => unknown;
  serialize: (value: never) => string;
}

const parserOf = (name: string): AnyParser | undefined =>
  Object.entries<AnyParser>(parsers).find(([key]) => key === name)?.[1];

const queryOf = (parameters: Parameters) => `?${new URLSearchParams(parameters)}`;

/** The parameters that a view keeps of a page with this query: those that are not the default. */
export const parametersOf = (query: string): Parameters =>
  Object.fromEntries(new URLSearchParams(serialize("", loadState(query))));

/** Whether a page with this query shows just what the view does. */
export const isShown = ({ parameters }: Pick<View, "parameters">, query: string) =>
  serialize("", loadState(queryOf(parameters))) === serialize("", loadState(query));

/**
 * What there still is of a view, as the address of the Analytics page, and the names of the parameters that are
 * lost: that no page knows any more, whose value is no longer one, or whose days are no longer kept. Of a parameter
 * that has several values those that are left are taken.
 */
export const openedView = ({ parameters }: Pick<View, "parameters">, today: CalendarDay) => {
  const lost: string[] = [];
  const kept: Parameters = {};
  for (const [name, text] of Object.entries(parameters)) {
    const parser = parserOf(name);
    const value = parser?.parse(text) ?? null;
    if (value === null) lost.push(name);
    else {
      kept[name] = text;
      if (parser?.serialize(value as never) !== text) lost.push(name);
    }
  }

  const { range } = loadState(queryOf(kept));
  const { relative } = resolveRange(range, today);
  if (relative && range.includes("..")) {
    delete kept.range;
    lost.push("range");
  }
  const state = loadState(queryOf(kept));
  return { href: serialize("/analytics", state), state, lost };
};
