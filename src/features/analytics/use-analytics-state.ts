"use client";

import { useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import { type PageState, pageStateParsers, samePeriodHref } from "@/features/analytics/page-state";
import { resolveRange } from "@/features/analytics/resolve-range";
import { useToday } from "@/features/analytics/today-provider";

/**
 * What a page of usage is about, as its URL says: the state there, the days of its range, and how to change it.
 * A change is a step of the browser's history, and asks the server for nothing but the data.
 */
export const useAnalyticsState = () => {
  const today = useToday();
  const [state, setState] = useQueryStates(pageStateParsers, { history: "push" });
  const { range, compare, zone, measure } = state;
  const span = useMemo(() => resolveRange(range, today), [range, today]);

  /** The address of another page, about the same days. */
  const hrefOf = useCallback(
    (path: string, changes: Partial<PageState> = {}) =>
      samePeriodHref({ range, compare, zone, measure }, path, changes),
    [range, compare, zone, measure],
  );

  return { ...state, state, span, today, setState, hrefOf };
};
