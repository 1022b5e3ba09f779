"use client";

import { GitCompareArrows } from "lucide-react";
import { AgentsFilter } from "@/features/analytics/toolbar/agents-filter";
import { CopyLink } from "@/features/analytics/toolbar/copy-link";
import { RangeControl } from "@/features/analytics/toolbar/range-control";
import { ToggleButton } from "@/features/analytics/toolbar/toggle-button";
import { useAnalyticsState } from "@/features/analytics/use-analytics-state";

/** What the whole page is about: its days, beside which others, and of which agents. */
export const AnalyticsToolbar = () => {
  const { compare, setState } = useAnalyticsState();

  return (
    <section aria-label="What this page shows" className="mb-4 flex flex-wrap items-center gap-2">
      <RangeControl />
      <ToggleButton
        pressed={compare}
        title="Beside the same weekdays of the period before"
        onPressedChange={(pressed) => setState({ compare: pressed })}
      >
        <GitCompareArrows aria-hidden />
        Compare
      </ToggleButton>
      <AgentsFilter />
      <CopyLink />
    </section>
  );
};
