import { z } from "zod";
import type { ZodOpenApiOverrideMetaContext } from "zod-openapi";

/** The most items that one page of a list holds. */
export const maximumPageSize = 1000;

/**
 * Where a list is to be read on from, and how much of it. REST sends `limit` as text.
 */
export const PageInput = {
  limit: z
    .union([
      z.int(),
      z
        .string()
        .regex(/^\d{1,6}$/)
        .transform(Number),
    ])
    .pipe(z.number().min(1).max(maximumPageSize))
    .optional()
    .meta({
      description: "How many at most.",
      override: ({ jsonSchema }: ZodOpenApiOverrideMetaContext) => {
        delete jsonSchema.anyOf;
        Object.assign(jsonSchema, { type: "integer", minimum: 1, maximum: maximumPageSize });
      },
    }),
  // Long enough for a name of control characters, which take six bytes each in JSON.
  cursor: z.string().max(2048).optional().meta({
    description: "Where to read on, as the `Link` header of the page before says.",
  }),
};

/** A page of a list: what is on it and the cursor of the next, null on the last. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next_cursor: z.string().nullable() });
