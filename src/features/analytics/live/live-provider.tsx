"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import type { LiveState } from "@/features/analytics/live/live-connection";
import type { LiveCounts } from "@/schemas/live-counts";

interface Live {
  state: LiveState;
  /** What came last; undefined until something did. */
  counts: LiveCounts | undefined;
}

interface LiveSetters {
  setState: (state: LiveState) => void;
  setCounts: (counts: LiveCounts) => void;
}

const LiveContext = createContext<Live>({ state: "connecting", counts: undefined });

const LiveSettersContext = createContext<LiveSetters | null>(null);

/** Holds what a LiveUpdates within it receives. */
export const LiveProvider = ({ children }: { children: ReactNode }) => {
  const [state, setState] = useState<LiveState>("connecting");
  const [counts, setCounts] = useState<LiveCounts>();
  const live = useMemo(() => ({ state, counts }), [state, counts]);
  const setters = useMemo(() => ({ setState, setCounts }), []);

  return (
    <LiveSettersContext value={setters}>
      <LiveContext value={live}>{children}</LiveContext>
    </LiveSettersContext>
  );
};

/** What is counted at the moment, and whether it is known. */
export const useLive = () => useContext(LiveContext);

/** How a LiveUpdates says what it received. Raises an error outside a LiveProvider. */
export const useLiveSetters = (): LiveSetters => {
  const setters = useContext(LiveSettersContext);
  if (!setters) throw new Error("useLiveSetters is for components within a LiveProvider.");
  return setters;
};
