const millisecondsOfADay = 86_400_000;
const millisecondsOfAnHour = 3_600_000;

/** Midnight UTC of the day of the instant. */
export function startOfDay(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / millisecondsOfADay) * millisecondsOfADay);
}

/** The beginning of the hour of the instant. */
export function startOfHour(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / millisecondsOfAnHour) * millisecondsOfAnHour);
}

/** The instant moved on by whole days of UTC, which all have 24 hours. */
export function addDays(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * millisecondsOfADay);
}

/** Midnight UTC of the first of the month `months` after that of the instant. */
export function startOfMonth(instant: Date, months = 0): Date {
  return new Date(Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth() + months, 1));
}

/** The UTC date of the instant as YYYY-MM-DD. */
export function isoDate(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
