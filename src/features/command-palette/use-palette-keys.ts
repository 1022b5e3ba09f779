"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** The keys that open the command palette, as the viewer's keyboard has them. */
export const usePaletteKeys = () =>
  useSyncExternalStore(
    never,
    () => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘ K" : "Ctrl K"),
    () => "Ctrl K",
  );
