/** A calendar day as text, YYYY-MM-DD. Days are UTC days everywhere in the portal. */
type CalendarDay = string;

const timeOf = (day: CalendarDay) => new Date(`${day}T00:00:00Z`);

/** The server and a browser may have other spaces about the dash of a range, and have to write the same. */
const withEvenDashes = (range: string) => range.replace(/\s*–\s*/g, "\u2009–\u2009");

/** Makes a formatter when it is first used, since each takes a browser up to some milliseconds to make. */
const onceUsed = <Formatter extends object>(make: () => Formatter) => {
  let made: Formatter | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** Numbers, days and times as the viewer's language writes them. Every time is UTC and says so. */
export const createFormat = (locale: string) => {
  const number = onceUsed(() => new Intl.NumberFormat(locale));
  const shortNumber = onceUsed(() => new Intl.NumberFormat(locale, { notation: "compact" }));
  const mean = onceUsed(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }));
  const compactNumber = onceUsed(
    () => new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 }),
  );
  const change = onceUsed(
    () =>
      new Intl.NumberFormat(locale, {
        style: "percent",
        signDisplay: "exceptZero",
        maximumFractionDigits: 0,
      }),
  );
  const share = onceUsed(() => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }));
  const difference = onceUsed(() => new Intl.NumberFormat(locale, { signDisplay: "exceptZero" }));
  const dayCount = onceUsed(
    () => new Intl.NumberFormat(locale, { style: "unit", unit: "day", unitDisplay: "long" }),
  );
  const day = onceUsed(
    () => new Intl.DateTimeFormat(locale, { timeZone: "UTC", day: "numeric", month: "short" }),
  );
  const weekdayAndDay = onceUsed(
    () =>
      new Intl.DateTimeFormat(locale, {
        timeZone: "UTC",
        weekday: "long",
        day: "numeric",
        month: "long",
        year: "numeric",
      }),
  );
  const month = onceUsed(
    () => new Intl.DateTimeFormat(locale, { timeZone: "UTC", month: "long", year: "numeric" }),
  );
  const dateTime = onceUsed(
    () =>
      new Intl.DateTimeFormat(locale, {
        timeZone: "UTC",
        day: "numeric",
        month: "short",
        year: "numeric",
        hour: "2-digit",
        minute: "2-digit",
        timeZoneName: "short",
      }),
  );
  const dayAndTime = onceUsed(
    () =>
      new Intl.DateTimeFormat(locale, {
        timeZone: "UTC",
        day: "numeric",
        month: "short",
        hour: "2-digit",
        minute: "2-digit",
      }),
  );
  const time = onceUsed(
    () => new Intl.DateTimeFormat(locale, { timeZone: "UTC", hour: "2-digit", minute: "2-digit" }),
  );
  const shortWeekday = onceUsed(() => new Intl.DateTimeFormat(locale, { timeZone: "UTC", weekday: "short" }));
  const longWeekday = onceUsed(() => new Intl.DateTimeFormat(locale, { timeZone: "UTC", weekday: "long" }));
  // 4 January 1970 was a Sunday, the 0 of the days of the week.
  const dayOfWeek = (dow: number) => new Date(Date.UTC(1970, 0, 4 + dow));

  return {
    number: (value: number) => number().format(value),
    /** For where there is little room: 18,234 as 18K. */
    shortNumber: (value: number) => shortNumber().format(value),
    /** With a decimal, which a mean of counts has. */
    mean: (value: number) => mean().format(value),
    compactNumber: (value: number) => compactNumber().format(value),
    /** A share by which something has grown, 0.5 as +50 %. */
    change: (value: number) => change().format(value),
    /** A part of a whole, 0.5 as 50 %. */
    share: (value: number) => share().format(value),
    difference: (value: number) => difference().format(value),
    /** A number of days, 3 as "3 days". */
    dayCount: (value: number) => dayCount().format(value),
    day: (value: CalendarDay) => day().format(timeOf(value)),
    dayRange: (from: CalendarDay, to: CalendarDay) =>
      withEvenDashes(day().formatRange(timeOf(from), timeOf(to))),
    weekdayAndDay: (value: CalendarDay) => weekdayAndDay().format(timeOf(value)),
    month: (value: Date) => month().format(value),
    dateTime: (value: string) => dateTime().format(new Date(value)),
    /** The hour that begins at an instant, from its beginning to its end. */
    hour: (value: string) =>
      dayAndTime().formatRange(new Date(value), new Date(Date.parse(value) + 3_600_000)),
    time: (value: string) => time().format(new Date(value)),
    shortWeekday: (dow: number) => shortWeekday().format(dayOfWeek(dow)),
    longWeekday: (dow: number) => longWeekday().format(dayOfWeek(dow)),
  };
};

export type Format = ReturnType<typeof createFormat>;
