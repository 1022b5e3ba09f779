"use client";

import dynamic from "next/dynamic";

/** The button's place, before there is anything to press. */
const Placeholder = () => (
  <div aria-hidden className="h-9 w-8.5 rounded-md border border-input-border bg-card lg:w-full" />
);

/** The command palette's button and the keys of every page, loaded once the page shows. */
export const LazyCommandPaletteButton = dynamic(
  () =>
    import("@/features/command-palette/command-palette-button").then((module) => module.CommandPaletteButton),
  { ssr: false, loading: Placeholder },
);
