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

export const ActivityHeatmap = z.object({
  /** Every cell that came by in the span, by weekday and hour. */
  cells: z.array(ActivityCell),
  /** When the running hour began, and how many events of the cells are of it; null where the span is over. */
  running_hour: z.object({ began_at: z.iso.datetime(), count: z.int() }).nullable(),
});

export type ActivityCell = z.infer<typeof ActivityCell>;
export type ActivityHeatmap = z.infer<typeof ActivityHeatmap>;
