const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

const formatOf = (timeZone: string) =>
  new Intl.DateTimeFormat("en", {
    timeZone,
    weekday: "short",
    hour: "numeric",
    minute: "numeric",
    hourCycle: "h23",
  });

/** Where a clock of the zone stands at an instant: its weekday (0 = Sunday), hour and minute. */
export const clockOf = (instant: Date, timeZone: string) => {
  const parts = formatOf(timeZone).formatToParts(instant);
  const partOf = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return {
    dow: weekdays.indexOf(partOf("weekday")),
    hour: Number(partOf("hour")),
    minute: Number(partOf("minute")),
  };
};

const twoDigits = (value: number) => String(value).padStart(2, "0");

const timeOf = (hour: number, minute: number) => `${twoDigits(hour)}:${twoDigits(minute)}`;

/**
 * From when to when an hour of the heatmap goes. Hours are counted by UTC, so that in a zone of half an hour they
 * begin at half past.
 *
 * @param minute at which hours of UTC begin in the zone
 */
export const hourBounds = (hour: number, minute: number) => ({
  from: timeOf(hour, minute),
  // A day ends at 24:00, not at the 00:00 with which it began.
  to: hour === 23 && minute > 0 ? timeOf(0, minute) : timeOf(hour + 1, minute),
});

/** The viewer's time zone, by its name in the IANA database; UTC where the browser names none of a place. */
export const viewerTimeZone = () => {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return timeZone?.includes("/") ? timeZone : "UTC";
};
