import { nice, ticks } from "d3-array";

/** How many numbers an axis has, about. */
const wishedNumbers = 4;

/**
 * The numbers of an axis of counts, in ascending order: from 0 to the first even one that no count is above. They
 * are whole, as counts are.
 */
export const prepareCountAxis = (highest: number): number[] => {
  const [, top] = nice(0, Math.max(1, highest), wishedNumbers);
  return ticks(0, top, wishedNumbers).filter(Number.isInteger);
};
