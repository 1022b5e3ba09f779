"use client";

import { lifecycleMetrics, metricPresentation } from "@/features/analytics/metrics";
import { useAnalyticsState } from "@/features/analytics/use-analytics-state";

/** What the line chart draws beside the tokens, each with its line as a legend. */
export const MetricToggles = () => {
  const { metrics, setState } = useAnalyticsState();

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields.
    <div role="group" aria-label="Beside the tokens" className="flex flex-wrap gap-1">
      {lifecycleMetrics.map((metric) => {
        const { label, colour, dash } = metricPresentation[metric];
        const pressed = metrics.includes(metric);
        return (
          <button
            key={metric}
            type="button"
            aria-pressed={pressed}
            className="flex h-7 items-center gap-1.5 rounded-md border border-transparent px-2 text-muted text-xs select-none hover:bg-hover aria-pressed:border-input-border aria-pressed:text-text"
            onClick={() =>
              setState({
                metrics: lifecycleMetrics.filter((other) =>
                  other === metric ? !pressed : metrics.includes(other),
                ),
              })
            }
          >
            <svg aria-hidden="true" width="18" height="2" className="overflow-visible">
              <line x1="0" x2="18" y1="1" y2="1" stroke={colour} strokeWidth="2" strokeDasharray={dash} />
            </svg>
            {label}
          </button>
        );
      })}
    </div>
  );
};
