"use client";

import { SegmentedControl } from "@/components/ui/segmented-control";
import { useAnalyticsState } from "@/features/analytics/use-analytics-state";
import { viewerTimeZone } from "@/features/analytics/zone-hour";

/** Whose hours the heatmap shows, and by what it measures them. */
export const HeatmapControls = () => {
  const { zone, measure, setState } = useAnalyticsState();
  const timeZone = viewerTimeZone();

  return (
    <div className="flex flex-wrap gap-2 text-xs">
      <SegmentedControl
        label="Hours in"
        value={zone}
        choices={[
          { value: "utc", label: "UTC" },
          { value: "local", label: timeZone === "UTC" ? "Your time" : timeZone },
        ]}
        // The same cell is another hour in another zone.
        onValueChange={(value) => setState({ zone: value, cell: null })}
      />
      <SegmentedControl
        label="Measured by"
        value={measure}
        choices={[
          { value: "sum", label: "In all" },
          { value: "mean", label: "Each time" },
        ]}
        onValueChange={(value) => setState({ measure: value })}
      />
    </div>
  );
};
