import { Prisma } from "@/server/db/generated/client";

/**
 * Whether a text contains another, in whichever case: by Unicode's own rules, since a database of the locale C, and
 * a column of the collation "C", know of the case of ASCII only. In capitals, because a sigma has one of those only.
 */
export const containsText = (text: Prisma.Sql, part: string): Prisma.Sql =>
  Prisma.sql`strpos(upper(${text} COLLATE "und-x-icu"), upper(${part} COLLATE "und-x-icu")) > 0`;
