import { z } from "zod";
import { DaySpan, withinReach } from "@/schemas/day-span";
import { TimeZone } from "@/schemas/time-zone";

/** The most agents that analytics can be narrowed to. */
const maximumAgents = 20;

/** Days in UTC; weekdays and hours in the zone, UTC where none is named. Without `agent_ids`, of all agents. */
export const ActivityHeatmapInput = z
  .strictObject({
    ...DaySpan,
    tz: TimeZone.optional(),
    agent_ids: z.array(z.uuid()).min(1).max(maximumAgents).optional(),
  })
  .superRefine(withinReach);

/** Events on one weekday (0 = Sunday) at one hour, and how many times that hour came by in the span so far. */
export const ActivityCell = z.object({
  dow: z.int().min(0).max(6),
  hour: z.int().min(0).max(23),
  count: z.int(),
  occurrences: z.int(),
});

/** Every cell that came by in the span, by weekday and hour. */
export const ActivityHeatmap = z.array(ActivityCell);

export type ActivityHeatmap = z.infer<typeof ActivityHeatmap>;
