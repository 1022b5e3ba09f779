import { z } from "zod";
import { DaySpan, withinReach } from "@/schemas/day-span";
import { TimeZone } from "@/schemas/time-zone";

/** The most agents that can be asked about. */
const maximumAgents = 20;

/** A cell of the activity heatmap: a weekday (0 = Sunday) and an hour of the zone, UTC where none is named. */
export const AgentsOfHourInput = z
  .strictObject({
    ...DaySpan,
    dow: z.int().min(0).max(6),
    hour: z.int().min(0).max(23),
    tz: TimeZone.optional(),
    agent_ids: z.array(z.uuid()).min(1).max(maximumAgents).optional(),
  })
  .superRefine(withinReach);

/**
 * Those with the most events in the cell, the most first. Of a tenant with many agents, out of the busiest of each
 * month of the span.
 */
export const AgentsOfHour = z.array(z.object({ agent_id: z.uuid(), name: z.string(), count: z.int() }));

export type AgentsOfHour = z.infer<typeof AgentsOfHour>;
