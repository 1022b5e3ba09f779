"use client";

import { useQueryStates } from "nuqs";
import { useCallback, useState } from "react";
import type { CursorPaging } from "@/components/use-cursor-paging";
import {
  type AgentTableState,
  agentTableInput,
  agentTableParsers,
  cursorOf,
  pageOf,
} from "@/features/analytics/agent-table-state";
import { useAnalyticsState } from "@/features/analytics/use-analytics-state";

/** What the table of agents shows, as the URL says, and how to change it. Any other list begins at its first page. */
export const useAgentTableState = () => {
  const { span, range, agents } = useAnalyticsState();
  const [{ order, search, activity, page }, setState] = useQueryStates(agentTableParsers, {
    history: "push",
  });
  /** The page before each that was gone to. */
  const [pagesBefore] = useState(() => new Map<string, string | null>());

  const change = useCallback(
    (changes: Partial<AgentTableState>) => setState({ page: null, ...changes }),
    [setState],
  );
  // What is typed by and by is one step of the browser's history.
  const searchFor = useCallback(
    (text: string) => setState({ page: null, search: text }, { history: "replace" }),
    [setState],
  );

  const list = { order, search, activity, range, agents };
  const cursor = cursorOf(list, page);
  const paging: CursorPaging = {
    cursor,
    isFirst: cursor === undefined,
    goToNext: (nextCursor) => {
      const next = pageOf(list, nextCursor);
      pagesBefore.set(next, cursor === undefined ? null : page);
      void setState({ page: next });
    },
    goBack: () => void setState({ page: pagesBefore.get(page ?? "") ?? null }),
  };

  return { order, search, activity, input: agentTableInput(span, list, page), paging, change, searchFor };
};
