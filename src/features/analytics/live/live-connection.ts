import type { LiveCounts } from "@/schemas/live-counts";
import { subscriptionClient } from "@/trpc/subscription-client";

export type LiveState = "connecting" | "live" | "reconnecting" | "paused";

/** How long after a failure the line is opened again, doubled with each one in a row, in milliseconds. */
const shortestRetryInterval = 500;
const longestRetryInterval = 15_000;

interface LiveConnectionOptions {
  onState: (state: LiveState) => void;
  onCounts: (counts: LiveCounts) => void;
  /** Resolves where the session is in order; rejects where that is not known, or leads away where it has ended. */
  confirmSession: () => Promise<unknown>;
}

/**
 * Receives the counts as they change, until the returned function is called. Pauses while nobody looks at the
 * page, and opens the line again whenever it was lost.
 */
export const openLiveConnection = ({ onState, onCounts, confirmSession }: LiveConnectionOptions) => {
  let lastEventId: string | undefined;
  let subscription: { unsubscribe: () => void } | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  const close = () => {
    clearTimeout(retry);
    subscription?.unsubscribe();
    subscription = undefined;
  };

  const openLater = () => {
    close();
    onState("reconnecting");
    const interval = Math.min(shortestRetryInterval * 2 ** failures, longestRetryInterval);
    failures += 1;
    // The browser tells nothing of a refusal: the session may have ended.
    retry = setTimeout(() => void confirmSession().then(open, openLater), interval);
  };

  const open = () => {
    if (document.hidden || subscription) return;
    subscription = subscriptionClient.analytics.live.subscribe(
      { lastEventId },
      {
        onData: ({ id, data }) => {
          lastEventId = id;
          failures = 0;
          onState("live");
          onCounts(data);
        },
        onConnectionStateChange: ({ state, error }) => {
          if (state === "connecting" && error !== null) onState("reconnecting");
        },
        onError: openLater,
        onStopped: openLater,
      },
    );
  };

  const followVisibility = () => {
    if (document.hidden) {
      close();
      onState("paused");
    } else {
      onState(lastEventId === undefined ? "connecting" : "reconnecting");
      open();
    }
  };

  document.addEventListener("visibilitychange", followVisibility);
  followVisibility();
  return () => {
    document.removeEventListener("visibilitychange", followVisibility);
    close();
  };
};
