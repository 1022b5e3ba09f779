import { useFormat } from "@/components/formatting/format-provider";
import { classNames } from "@/components/ui/class-names";
import { backgroundClassName } from "@/features/analytics/charts/heat-step-classes";
import type { HeatmapStep } from "@/features/analytics/prepare-activity-heatmap";

/** Which counts each colour stands for: those from its number on, up to the next colour's. */
export const HeatmapLegend = ({ steps }: { steps: readonly HeatmapStep[] }) => {
  const format = useFormat();
  const highest = steps.at(-1);

  const textOf = ({ from, to }: HeatmapStep, isHighest: boolean) => {
    if (from === to) return format.number(from);
    return isHighest ? `${format.number(from)} to ${format.number(to)}` : `${format.number(from)}+`;
  };

  return (
    <ul
      aria-label="Events by colour"
      className="flex flex-wrap gap-x-4 gap-y-1 text-muted text-xs tabular-nums"
    >
      {[{ step: 0, from: 0, to: 0 }, ...steps].map((step) => (
        <li key={step.step} className="flex items-center gap-1.5">
          <span aria-hidden className={classNames("size-3 rounded-xs", backgroundClassName(step.step))} />
          {textOf(step, step === highest)}
        </li>
      ))}
    </ul>
  );
};
