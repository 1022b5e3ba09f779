"use client";

import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import type { LiveState } from "@/features/analytics/live/live-connection";
import type { LiveCounts } from "@/schemas/live-counts";
import { api } from "@/trpc/react";

interface Live {
  state: LiveState;
  /** What came last; undefined until something did. */
  counts: LiveCounts | undefined;
}

const LiveContext = createContext<Live>({ state: "connecting", counts: undefined });

/** Receives the counts as they change, for as long as the page shows, and keeps what it has read up to date. */
export const LiveProvider = ({ children }: { children: ReactNode }) => {
  const queryClient = useQueryClient();
  const { account } = api.useUtils();
  const [state, setState] = useState<LiveState>("connecting");
  const [counts, setCounts] = useState<LiveCounts>();

  useEffect(() => {
    let stop: (() => void) | undefined;
    let left = false;
    const start = async () => {
      // Not needed for the first paint.
      const { startLive } = await import("@/features/analytics/live/start-live");
      if (left) return;
      stop = startLive({
        queryClient,
        confirmSession: () => account.current.fetch(undefined, { staleTime: 0 }),
        onState: setState,
        onCounts: setCounts,
      });
    };
    start().catch(() => setState("reconnecting"));
    return () => {
      left = true;
      stop?.();
    };
  }, [queryClient, account]);

  return <LiveContext value={{ state, counts }}>{children}</LiveContext>;
};

/** What is counted at the moment, and whether it is known. */
export const useLive = () => useContext(LiveContext);
