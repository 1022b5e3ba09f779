import { z } from "zod";
import { metricTypes } from "@/schemas/metric-type";

/** `lastEventId` is what a client that lost the line heard last (server-sent events). */
export const LiveInput = z.strictObject({ lastEventId: z.string().max(100).nullish() });

const Counts = z.record(z.enum(metricTypes), z.int());

/** What was counted up to a moment. All of it is absolute: who missed one of these is right again with the next. */
export const LiveCounts = z.object({
  /** The UTC day, and what was counted on it so far. */
  date: z.iso.date(),
  today: Counts,
  /** When the running hour began, and what was counted in it so far. */
  hour_began_at: z.iso.datetime(),
  this_hour: Counts,
  /** The agents that were counted since the message before; null where they are too many, or not known. */
  agents: z
    .array(
      z.object({
        agent_id: z.uuid(),
        name: z.string(),
        tokens_today: z.int(),
        /** In this calendar month, UTC. */
        token_count: z.int(),
      }),
    )
    .nullable(),
});

export type LiveCounts = z.infer<typeof LiveCounts>;
