import type { PageState } from "@/features/analytics/page-state";

// Apart from the parsers of the state, so that a page which only hands it on does not load these.

/** What goes along from page to page: which days, and how they are looked at. */
const keptParameters = [
  "range",
  "compare",
  "zone",
  "measure",
] as const satisfies readonly (keyof PageState)[];

/** A page's query, with its question mark, as other pages take it over; empty where it has nothing of that. */
export const keptQuery = (query: Pick<URLSearchParams, "get">): string => {
  const kept = new URLSearchParams();
  for (const parameter of keptParameters) {
    const value = query.get(parameter);
    if (value !== null) kept.set(parameter, value);
  }
  return kept.size > 0 ? `?${kept}` : "";
};
