import { z } from "zod";

/** By region and place: PostgreSQL reads a bare name such as CET as an abbreviation, without daylight saving. */
const regionAndPlace = /^(UTC|[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+)$/;

function isTimeZone(name: string): boolean {
  if (!regionAndPlace.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** A time zone by its name in the IANA database. */
export const TimeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, "Name an IANA time zone by region and place, such as Europe/Berlin, or UTC.");
