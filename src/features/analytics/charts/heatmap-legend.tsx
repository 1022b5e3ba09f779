import { useFormat } from "@/components/formatting/format-provider";
import { classNames } from "@/components/ui/class-names";
import { backgroundClassName } from "@/features/analytics/charts/heat-step-classes";
import type { HeatmapStep } from "@/features/analytics/prepare-activity-heatmap";

/** Which counts each colour stands for. */
export const HeatmapLegend = ({ steps }: { steps: readonly HeatmapStep[] }) => {
  const format = useFormat();

  return (
    <ul
      aria-label="Events an hour by colour"
      className="flex flex-wrap gap-x-4 gap-y-1 text-muted text-xs tabular-nums"
    >
      {[{ step: 0, from: 0, to: 0 }, ...steps].map(({ step, from, to }) => (
        <li key={step} className="flex items-center gap-1.5">
          <span aria-hidden className={classNames("size-3 rounded-xs", backgroundClassName(step))} />
          {from === to ? format.number(from) : `${format.number(from)} to ${format.number(to)}`}
        </li>
      ))}
    </ul>
  );
};
