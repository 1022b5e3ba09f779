"use client";

import { useMemo } from "react";
import { turnPanels } from "@/features/analytics/panel-forms";
import { presetDays, rangePresets } from "@/features/analytics/resolve-range";
import { useAnalyticsState } from "@/features/analytics/use-analytics-state";
import { type Command, useCommands } from "@/features/command-palette/commands";

/** Offers what the toolbar does by name and by keys. */
export const useAnalyticsCommands = () => {
  const { compare, setState } = useAnalyticsState();

  useCommands(
    useMemo<Command[]>(
      () => [
        ...rangePresets.map((range, index) => ({
          id: `last-${range}`,
          label: `Last ${presetDays[range]} days`,
          keys: String(index + 1),
          keywords: ["range", "period"],
          run: () => void setState({ range }),
        })),
        {
          id: "compare",
          label: compare ? "Compare with nothing" : "Compare with the period before",
          keys: "c",
          run: () => void setState({ compare: !compare }),
        },
        {
          id: "tables",
          label: "Turn charts into tables and back",
          keys: "t",
          keywords: ["numbers"],
          run: turnPanels,
        },
      ],
      [compare, setState],
    ),
  );
};
