"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useLiveSetters } from "@/features/analytics/live/live-provider";
import { api } from "@/trpc/react";

/** Receives the counts as they change, for as long as the page shows, and keeps what it has read up to date. */
export const LiveUpdates = () => {
  const queryClient = useQueryClient();
  const { account } = api.useUtils();
  const { setState, setCounts } = useLiveSetters();

  useEffect(() => {
    let stop: (() => void) | undefined;
    let left = false;
    const start = async () => {
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
  }, [queryClient, account, setState, setCounts]);

  return null;
};
