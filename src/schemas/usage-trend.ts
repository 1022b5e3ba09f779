import { z } from "zod";
import { DaySpan, withinReach } from "@/schemas/day-span";
import { metricTypes } from "@/schemas/metric-type";

/** The most agents that a trend can be asked of. */
const maximumAgents = 20;

/** Without `agent_ids`, of all agents and API clients of the tenant. */
export const UsageTrendInput = z
  .strictObject({
    ...DaySpan,
    agent_ids: z.array(z.uuid()).min(1).max(maximumAgents).optional(),
    /** Beside each day the one as many whole weeks before as the span takes. */
    compare: z.boolean().optional(),
  })
  .superRefine(withinReach);

/** How often each metric was counted. */
export const UsageCounts = z.record(z.enum(metricTypes), z.int());

export const UsageTrend = z.object({
  /** Every day of the span, UTC, ascending. */
  days: z.array(
    z.object({
      date: z.iso.date(),
      counts: UsageCounts,
      /** The day it is compared with; null where nothing is compared, or what was then is not kept. */
      previous: z.object({ date: z.iso.date(), counts: UsageCounts }).nullable(),
    }),
  ),
  /**
   * Where today is compared: what of it is. The hours that are over, since no shorter times are kept, and of
   * the previous day the same hours. Of agents only, whose hours are kept, while days count API clients too.
   */
  today: z.object({ until: z.iso.datetime(), counts: UsageCounts }).nullable(),
});

export type UsageCounts = z.infer<typeof UsageCounts>;
export type UsageTrend = z.infer<typeof UsageTrend>;
