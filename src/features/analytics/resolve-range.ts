import { addDays, type CalendarDay, daysWithin, isCalendarDay } from "@/features/analytics/calendar-day";
import { defaultDays, maximumDays } from "@/schemas/analytics-days";

/** How many days each preset goes back, today included. */
export const presetDays = { "7d": 7, "28d": 28, "30d": defaultDays, "90d": maximumDays } as const;

export type RangePreset = keyof typeof presetDays;

export const rangePresets = Object.keys(presetDays) as RangePreset[];

export const defaultRange: RangePreset = "30d";

/**
 * The days that a page is about, as its URL has them: a preset, which moves on with the days, or two days for
 * good, as in 2026-11-01..2026-11-20.
 */
export type Range = RangePreset | `${CalendarDay}..${CalendarDay}`;

/** Days of UTC, both included. */
export interface ResolvedRange {
  from: CalendarDay;
  to: CalendarDay;
  days: number;
  /** Whether it ends today and moves on with the days. */
  relative: boolean;
}

const isPreset = (range: string): range is RangePreset => Object.hasOwn(presetDays, range);

/** A range out of a URL, or null where that has none. */
export const parseRange = (text: string): Range | null => {
  if (isPreset(text)) return text;
  const [from, to, ...rest] = text.split("..");
  if (from === undefined || to === undefined || rest.length > 0) return null;
  return isCalendarDay(from) && isCalendarDay(to) && from <= to ? `${from}..${to}` : null;
};

/** The first day that can be asked for. */
export const firstDayOf = (today: CalendarDay): CalendarDay => addDays(today, 1 - maximumDays);

/** The days of a range; those of the default where it is not within the last 90. */
export const resolveRange = (range: Range, today: CalendarDay): ResolvedRange => {
  if (isPreset(range)) {
    const days = presetDays[range];
    return { from: addDays(today, 1 - days), to: today, days, relative: true };
  }
  const [from = "", to = ""] = range.split("..");
  if (from < firstDayOf(today) || to > today) return resolveRange(defaultRange, today);
  return { from, to, days: daysWithin(from, to), relative: false };
};
