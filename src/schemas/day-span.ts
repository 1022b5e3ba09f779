import { z } from "zod";
import { maximumDays } from "@/schemas/analytics-days";

const isoDate = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);

/** The first and the last day of a span, UTC, as fields of an input; `withinReach` checks the two together. */
export const DaySpan = { from: z.iso.date(), to: z.iso.date() };

/** Refuses a span that is not within the days that can be asked for, today included. */
export function withinReach({ from, to }: { from: string; to: string }, context: z.RefinementCtx): void {
  const now = Date.now();
  const first = isoDate(now - (maximumDays - 1) * 86_400_000);
  const today = isoDate(now);
  if (first <= from && from <= to && to <= today) return;
  context.addIssue({
    code: "custom",
    path: ["from"],
    message: `Ask for a span within the last ${maximumDays} days, UTC, from no later than to: ${first} to ${today}.`,
  });
}
