import { z } from "zod";
import { defaultDays, maximumDays } from "@/schemas/analytics-days";
import { PageInput, pageOf } from "@/schemas/page";
import { TimeZone } from "@/schemas/time-zone";

export { type MetricType, metricTypes } from "@/schemas/metric-type";

const Days = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
  ])
  .refine((days) => Number.isInteger(days) && days >= 1 && days <= maximumDays);

export const TokenTrendInput = z.strictObject({
  days: z
    .unknown()
    .optional()
    .transform((days, context) => {
      if (days === undefined) return defaultDays;
      const parsed = Days.safeParse(days);
      if (parsed.success) return parsed.data;
      context.addIssue({
        code: "custom",
        message: `Ask for a whole number of days from 1 to ${maximumDays}: the maximum is ${maximumDays} days.`,
      });
      return z.NEVER;
    })
    .meta({
      description: "How many days, today included.",
      override: { type: "integer", minimum: 1, maximum: maximumDays, default: defaultDays },
    }),
});

/** Tokens issued on one day, UTC. */
export const DailyTokens = z
  .object({ date: z.iso.date().meta({ examples: ["2026-11-24"] }), count: z.int().meta({ examples: [412] }) })
  .meta({ id: "DailyTokens" });

/** Tokens of each day, ascending; a day without tokens is there with 0. */
export const TokenTrend = z.array(DailyTokens);

/** The agents of one page where no `limit` is given: a busy one has up to 168 buckets. */
export const defaultActivityPageSize = 50;

/** Weekdays and hours are in the zone `tz`, UTC where none is named. */
export const AgentActivityInput = z.strictObject({ ...PageInput, tz: TimeZone.optional() });

/** Events of one agent on one weekday (0 = Sunday) at one hour, summed over the window. */
export const AgentActivityBucket = z
  .object({
    agent_id: z.uuid().meta({ examples: ["019ab6f2-4c1e-7a53-9d0b-5e2f8c7a1b34"] }),
    dow: z
      .int()
      .min(0)
      .max(6)
      .meta({ description: "The day of the week; 0 is Sunday.", examples: [1] }),
    hour: z
      .int()
      .min(0)
      .max(23)
      .meta({ examples: [14] }),
    count: z.int().meta({ examples: [37] }),
  })
  .meta({ id: "AgentActivityBucket" });

/** A page of buckets; `limit` counts agents, whose buckets are never split over two pages. */
export const AgentActivityPage = pageOf(AgentActivityBucket);

export const AgentUsageInput = z.strictObject(PageInput);

/** Tokens of one agent in this calendar month, UTC. */
export const AgentUsage = z
  .object({
    agent_id: z.uuid().meta({ examples: ["019ab6f2-4c1e-7a53-9d0b-5e2f8c7a1b34"] }),
    name: z.string().meta({ examples: ["Invoice reader"] }),
    token_count: z.int().meta({ examples: [1280] }),
  })
  .meta({ id: "AgentUsage" });

export const AgentUsagePage = pageOf(AgentUsage);

export type TokenTrend = z.infer<typeof TokenTrend>;
export type AgentActivityBucket = z.infer<typeof AgentActivityBucket>;
export type AgentUsage = z.infer<typeof AgentUsage>;
