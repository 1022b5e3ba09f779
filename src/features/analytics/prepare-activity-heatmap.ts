import type { ActivityCell } from "@/schemas/activity-heatmap";

/** Monday first, as 0 = Sunday counts. */
const weekdays = [1, 2, 3, 4, 5, 6, 0] as const;

const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** How many colours there are besides the one of zero. */
const stepCount = 5;

/**
 * What a cell is measured by: all of its events, or those of each time that its hour came by. Thirty days hold
 * five of some weekdays and four of others.
 */
export type HeatmapMeasure = "sum" | "mean";

export interface HeatmapCell {
  dow: number;
  hour: number;
  count: number;
  /** How many times the hour came by. */
  occurrences: number;
  /** What the cell is measured by: its count, or the mean of it. */
  value: number;
  /** 0 for none, then 1 to 5 by how the hour ranks among those with activity. */
  step: number;
}

export interface HeatmapStep {
  step: number;
  /** The least and the greatest value that have this step's colour. */
  from: number;
  to: number;
}

/**
 * The steps by quantiles, so that a single spike cannot make all else look alike. Equal values share a step,
 * and with few different values there are fewer steps.
 */
const quantileSteps = (values: readonly number[]): HeatmapStep[] => {
  const ascending = values.filter((value) => value > 0).sort((one, other) => one - other);
  const steps: HeatmapStep[] = [];
  let from = 0;

  for (let step = 1; step <= stepCount; step += 1) {
    const to = ascending[Math.ceil((ascending.length * step) / stepCount) - 1];
    const least = ascending.find((value) => value > from);
    if (to === undefined || least === undefined || to < least) continue;
    steps.push({ step, from: least, to });
    from = to;
  }
  return steps;
};

const sumOf = (cells: readonly HeatmapCell[]) => cells.reduce((sum, { value }) => sum + value, 0);

/**
 * What the heatmap draws: every hour of the week, zero where nothing is known, with the step of its colour.
 *
 * @param cells sums by weekday (0 = Sunday) and hour in any order; absent ones are zero
 */
export const prepareActivityHeatmap = (cells: readonly ActivityCell[], measure: HeatmapMeasure = "sum") => {
  const known = new Map(cells.map((cell) => [cell.dow * 24 + cell.hour, cell]));
  const measured = (dow: number, hour: number) => {
    const { count, occurrences } = known.get(dow * 24 + hour) ?? { count: 0, occurrences: 0 };
    const mean = occurrences === 0 ? 0 : count / occurrences;
    return { dow, hour, count, occurrences, value: measure === "mean" ? mean : count };
  };

  const week = weekdays.map((dow) => hours.map((hour) => measured(dow, hour)));
  const steps = quantileSteps(week.flat().map(({ value }) => value));
  const stepOf = (value: number) =>
    value === 0 ? 0 : (steps.find(({ to }) => value <= to)?.step ?? stepCount);
  const days: HeatmapCell[][] = week.map((day) => day.map((cell) => ({ ...cell, step: stepOf(cell.value) })));

  return {
    /** Seven days from Monday on, each with its 24 hours. */
    days,
    steps,
    /** The values of each day's hours added up, from Monday on; of each hour's days, and of all. */
    dayTotals: days.map(sumOf),
    hourTotals: hours.map((hour) => sumOf(days.flatMap((day) => day[hour] ?? []))),
    total: sumOf(days.flat()),
  };
};

export type PreparedHeatmap = ReturnType<typeof prepareActivityHeatmap>;

/** The cell with the highest value, the earlier in the week of equal ones; undefined where nothing happened. */
export const busiestCell = ({ days }: PreparedHeatmap): HeatmapCell | undefined =>
  days
    .flat()
    .reduce<HeatmapCell | undefined>(
      (busiest, cell) => (cell.value > (busiest?.value ?? 0) ? cell : busiest),
      undefined,
    );
