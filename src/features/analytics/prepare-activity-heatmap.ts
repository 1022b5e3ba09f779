import type { ActivityHeatmap } from "@/schemas/activity-heatmap";

/** Monday first, as 0 = Sunday counts. */
const weekdays = [1, 2, 3, 4, 5, 6, 0] as const;

const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** How many colours there are besides the one of zero. */
const stepCount = 5;

export interface HeatmapCell {
  dow: number;
  hour: number;
  count: number;
  /** 0 for none, then 1 to 5 by how the hour ranks among those with activity. */
  step: number;
}

export interface HeatmapStep {
  step: number;
  /** The least and the greatest count that have this step's colour. */
  from: number;
  to: number;
}

/**
 * The steps by quantiles, so that a single spike cannot make all else look alike. Equal counts share a step,
 * and with few different counts there are fewer steps.
 */
const quantileSteps = (counts: readonly number[]): HeatmapStep[] => {
  const ascending = counts.filter((count) => count > 0).sort((one, other) => one - other);
  const steps: HeatmapStep[] = [];
  let from = 0;

  for (let step = 1; step <= stepCount; step += 1) {
    const to = ascending[Math.ceil((ascending.length * step) / stepCount) - 1];
    const least = ascending.find((count) => count > from);
    if (to === undefined || least === undefined || to < least) continue;
    steps.push({ step, from: least, to });
    from = to;
  }
  return steps;
};

/**
 * What the heatmap draws: every hour of the week, zero where nothing is known, with the step of its colour.
 *
 * @param activity sums by weekday (0 = Sunday) and hour in any order; absent ones are zero
 */
export const prepareActivityHeatmap = (activity: Omit<ActivityHeatmap[number], "occurrences">[]) => {
  const counts = new Map(activity.map(({ dow, hour, count }) => [dow * 24 + hour, count]));
  const steps = quantileSteps([...counts.values()]);

  const stepOf = (count: number) =>
    count === 0 ? 0 : (steps.find(({ to }) => count <= to)?.step ?? stepCount);

  const days = weekdays.map((dow) =>
    hours.map((hour): HeatmapCell => {
      const count = counts.get(dow * 24 + hour) ?? 0;
      return { dow, hour, count, step: stepOf(count) };
    }),
  );

  return {
    /** Seven days from Monday on, each with its 24 hours. */
    days,
    steps,
    total: days.flat().reduce((total, { count }) => total + count, 0),
  };
};
