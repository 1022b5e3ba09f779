"use client";

import clsx from "clsx";
import type { LiveState } from "@/features/analytics/live/live-connection";
import { useLive } from "@/features/analytics/live/live-provider";

const words: Record<LiveState, { word: string; explanation: string; dotClassName: string }> = {
  connecting: {
    word: "Connecting",
    explanation: "The figures are those of when the page was opened.",
    dotClassName: "bg-muted",
  },
  live: { word: "Live", explanation: "The figures follow each token within seconds.", dotClassName: "bg-ok" },
  reconnecting: {
    word: "Reconnecting",
    explanation: "The line to the server was lost. The figures catch up by themselves.",
    dotClassName: "bg-warn",
  },
  paused: {
    word: "Paused",
    explanation: "The figures wait while nobody looks at the page.",
    dotClassName: "bg-muted",
  },
};

/** Says whether the figures follow what happens. */
export const LiveStatus = () => {
  const { word, explanation, dotClassName } = words[useLive().state];
  return (
    <p
      role="status"
      title={explanation}
      className="flex h-8 min-w-28 items-center justify-end gap-2 text-muted"
    >
      <span aria-hidden className={clsx("size-2 rounded-full", dotClassName)} />
      {word}
    </p>
  );
};
