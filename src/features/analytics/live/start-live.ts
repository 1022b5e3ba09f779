import type { QueryClient } from "@tanstack/react-query";
import { createLiveUpdater } from "@/features/analytics/live/apply-live-counts";
import { type LiveState, openLiveConnection } from "@/features/analytics/live/live-connection";
import type { LiveCounts } from "@/schemas/live-counts";

interface LiveOptions {
  queryClient: QueryClient;
  confirmSession: () => Promise<unknown>;
  onState: (state: LiveState) => void;
  onCounts: (counts: LiveCounts) => void;
}

/** Keeps what the page has read up to date until the returned function is called. */
export const startLive = ({ queryClient, confirmSession, onState, onCounts }: LiveOptions) => {
  const updater = createLiveUpdater(queryClient);
  const close = openLiveConnection({
    onState,
    onCounts: (counts) => {
      updater.apply(counts);
      onCounts(counts);
    },
    confirmSession,
  });
  return () => {
    close();
    updater.stop();
  };
};
