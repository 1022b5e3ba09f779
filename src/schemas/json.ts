import { z } from "zod";

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** What z.json() takes; with a name, without which a schema that is part of itself has none in a document. */
export const JsonValue: z.ZodType<Json> = z
  .lazy(() =>
    z.union([
      z.string(),
      z.number(),
      z.boolean(),
      z.null(),
      z.array(JsonValue),
      z.record(z.string(), JsonValue),
    ]),
  )
  .meta({ id: "JsonValue" });
