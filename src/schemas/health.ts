import { z } from "zod";

/** The server can serve; what works less well than it should is named, if anything is. */
export const Health = z.object({
  status: z.literal("ok"),
  degraded: z.array(z.object({ part: z.string(), detail: z.string() })).optional(),
});

export type Health = z.infer<typeof Health>;
