/** A day of the UTC calendar as text, YYYY-MM-DD; such texts are in the order of their days. */
export type CalendarDay = string;

const millisecondsOfADay = 86_400_000;

const timeOf = (day: CalendarDay) => Date.parse(`${day}T00:00:00Z`);

/** The UTC day of an instant, given in milliseconds since 1970. */
export const dayOf = (instant: number): CalendarDay => new Date(instant).toISOString().slice(0, 10);

/** Whether the text is a day that exists, which 2026-02-30 is not. */
export const isCalendarDay = (text: string) => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = timeOf(text);
  return !Number.isNaN(time) && dayOf(time) === text;
};

/** The day `days` after another, or before it where that is negative. */
export const addDays = (day: CalendarDay, days: number): CalendarDay =>
  dayOf(timeOf(day) + days * millisecondsOfADay);

/** How many days there are from one to another, both included. */
export const daysWithin = (from: CalendarDay, to: CalendarDay) =>
  (timeOf(to) - timeOf(from)) / millisecondsOfADay + 1;
