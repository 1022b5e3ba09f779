import { z } from "zod";
import { isStorable } from "@/schemas/text";
import { DomainError } from "@/server/domain-error";

/** The name that a list is read on after: one that PostgreSQL can compare with. */
export const NameOfPlace = z.string().refine(isStorable);

/**
 * Turns the place at which a list is read on into an opaque cursor and back. Reading one that was not made
 * by this kind of list throws a DomainError.
 */
export function pageCursor<Place>(schema: z.ZodType<Place>) {
  return {
    encode: (place: Place): string => Buffer.from(JSON.stringify(place)).toString("base64url"),
    decode(cursor: string | undefined): Place | null {
      if (cursor === undefined) return null;
      try {
        return schema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
      } catch {
        throw new DomainError(
          "invalid_input",
          "cursor: use the cursor of the previous page as it was given.",
        );
      }
    },
  };
}

/**
 * Cuts the one item too many that a query read to learn whether more follows, and says where to read on.
 */
export function pageFrom<Item>(items: Item[], limit: number, cursorOf: (last: Item) => string) {
  const page = items.slice(0, limit);
  const last = page.at(-1);
  return { items: page, next_cursor: items.length > limit && last !== undefined ? cursorOf(last) : null };
}
