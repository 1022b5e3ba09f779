import type { TokenTrend } from "@/schemas/analytics";

/**
 * What the line chart draws of a trend: the days that are over as one line, and a second one from the last of
 * them to today, which is not over and must not look like a fall.
 *
 * @param trend days in ascending order, the last of them today
 */
export const prepareTokenTrend = (trend: TokenTrend) => {
  const today = trend.at(-1);
  const points = trend.map(({ date, count }, index) => ({
    date,
    count,
    isToday: index === trend.length - 1,
    complete: index < trend.length - 1 ? count : null,
    unfinished: index >= trend.length - 2 ? count : null,
  }));

  return {
    points,
    firstDate: trend[0]?.date,
    today,
    total: trend.reduce((total, { count }) => total + count, 0),
  };
};

export type TokenTrendPoint = ReturnType<typeof prepareTokenTrend>["points"][number];
