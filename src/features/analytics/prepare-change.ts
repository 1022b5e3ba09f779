/** How a count stands to the one that it is compared with. Where that is zero there is no percentage to name. */
export type Change = { kind: "new" } | { kind: "same" } | { kind: "changed"; ratio: number };

/** The change from one count to a later one; the ratio is 0.5 for half as many again, -0.5 for half of them. */
export const prepareChange = (previous: number, count: number): Change => {
  if (previous === count) return { kind: "same" };
  return previous === 0 ? { kind: "new" } : { kind: "changed", ratio: count / previous - 1 };
};
