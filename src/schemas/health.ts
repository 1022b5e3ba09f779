import { z } from "zod";
import { Instant } from "@/schemas/time";

/** The server can serve; what works less well than it should is named, if anything is. */
export const Health = z.object({
  status: z.literal("ok"),
  degraded: z.array(z.object({ part: z.string(), detail: z.string() })).optional(),
  /** How far the process that answers is behind with writing what it counted. */
  recording: z.object({
    pending_events: z
      .number()
      .int()
      .meta({ examples: [0] }),
    lag_seconds: z.number().meta({ examples: [0] }),
    last_flush_at: Instant.nullable(),
    /** What keeps PostgreSQL from taking the counts: its SQLSTATE or the system's name of the error. */
    last_error: z.string().nullable(),
  }),
});

export type Health = z.infer<typeof Health>;
