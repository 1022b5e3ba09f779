import { z } from "zod";
import { DaySpan, withinReach } from "@/schemas/day-span";

/** The most agents that the figures can be narrowed to. */
const maximumAgents = 20;

/** The span is that of the agents' activity; without `agent_ids`, of all agents and API clients of the tenant. */
export const GlanceInput = z
  .strictObject({ ...DaySpan, agent_ids: z.array(z.uuid()).min(1).max(maximumAgents).optional() })
  .superRefine(withinReach);

/**
 * Tokens up to an instant, beside those of as long a time before. Up to the present hour, since no shorter times
 * are kept; of the day that is not over, of agents only, whose hours are kept, while days count API clients too.
 */
const Comparison = z.object({
  until: z.iso.datetime(),
  count: z.int(),
  previous: z.object({ from: z.iso.datetime(), until: z.iso.datetime(), count: z.int() }),
});

export const Glance = z.object({
  /** Beside the same weekday a week before; null in its first hour, of which there is nothing to compare. */
  today: z.object({ date: z.iso.date(), count: z.int(), compared: Comparison.nullable() }),
  /** The calendar month, UTC, beside the one before: of a shorter one all, and of this one as much. */
  month: z.object({ from: z.iso.date(), count: z.int(), compared: Comparison.nullable() }),
  /** Of the agents that are not deactivated, those with a token in the span. */
  agents: z.object({ active: z.int(), total: z.int() }),
  /** How many agents have gone dormant, as dormancy.ts says. */
  dormant: z.int(),
});

export type Glance = z.infer<typeof Glance>;
