"use client";

import { GitCompareArrows } from "lucide-react";
import { AgentsFilter } from "@/features/analytics/toolbar/agents-filter";
import { CopyLink } from "@/features/analytics/toolbar/copy-link";
import { RangeControl } from "@/features/analytics/toolbar/range-control";
import { ToggleButton } from "@/features/analytics/toolbar/toggle-button";
import { useAnalyticsCommands } from "@/features/analytics/toolbar/use-analytics-commands";
import { useAnalyticsState } from "@/features/analytics/use-analytics-state";
import { ViewsButton } from "@/features/views/views-button";

/** What the whole page is about: its days, beside which others, and, where it is not about one alone, which agents. */
export const AnalyticsToolbar = ({ ofOneAgent = false }: { ofOneAgent?: boolean }) => {
  const { compare, setState } = useAnalyticsState();
  useAnalyticsCommands();

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
      {!ofOneAgent && <AgentsFilter />}
      <CopyLink />
      {!ofOneAgent && <ViewsButton />}
    </section>
  );
};
