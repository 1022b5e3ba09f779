import clsx from "clsx";
import { useFormat } from "@/components/formatting/use-format";
import { backgroundClassName } from "@/features/analytics/charts/heat-step-classes";
import type { HeatmapMeasure, HeatmapStep } from "@/features/analytics/prepare-activity-heatmap";

interface HeatmapLegendProps {
  steps: readonly HeatmapStep[];
  measure: HeatmapMeasure;
  /** Whether the current hour is marked. */
  hasNow: boolean;
}

/** Which values each colour stands for: those from its number on, up to the next colour's. */
export const HeatmapLegend = ({ steps, measure, hasNow }: HeatmapLegendProps) => {
  const format = useFormat();
  const highest = steps.at(-1);
  const value = measure === "mean" ? format.mean : format.number;

  const textOf = ({ from, to }: HeatmapStep, isHighest: boolean) => {
    if (value(from) === value(to)) return value(from);
    return isHighest ? `${value(from)} to ${value(to)}` : `${value(from)}+`;
  };

  return (
    <ul
      aria-label={measure === "mean" ? "Events each time, by colour" : "Events by colour"}
      className="flex flex-wrap gap-x-4 gap-y-1 text-muted text-xs tabular-nums"
    >
      {[{ step: 0, from: 0, to: 0 }, ...steps].map((step) => (
        <li key={step.step} className="flex items-center gap-1.5">
          <span aria-hidden className={clsx("size-3 rounded-xs", backgroundClassName(step.step))} />
          {textOf(step, step === highest)}
        </li>
      ))}
      {hasNow && (
        <li className="flex items-center gap-1.5">
          <span aria-hidden className="size-3 rounded-xs border-2 border-text" />
          this hour
        </li>
      )}
    </ul>
  );
};
