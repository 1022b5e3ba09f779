/** A small chart of one value a day, in a box of one unit a day by one unit, its zero at the bottom. */
export interface Sparkline {
  /** Where the line goes through, as SVG has points. */
  points: string;
  /** The same of the stretch to today, which is not over; null where today is not part of it. */
  unfinished: string | null;
  peak: number;
}

const rounded = (value: number) => Math.round(value * 1_000) / 1_000;

/** The line of the values, as high as its highest; the last of them is of today where it says so. */
export const prepareSparkline = (values: readonly number[], endsToday: boolean): Sparkline => {
  const peak = Math.max(0, ...values);
  const points = values.map((value, day) => `${day},${rounded(peak === 0 ? 1 : 1 - value / peak)}`);
  const isUnfinished = endsToday && points.length > 1;
  return {
    points: (isUnfinished ? points.slice(0, -1) : points).join(" "),
    unfinished: isUnfinished ? points.slice(-2).join(" ") : null,
    peak,
  };
};
