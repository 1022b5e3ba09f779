import type { z } from "zod";
import type { ActivityHeatmap, ActivityHeatmapInput } from "@/schemas/activity-heatmap";
import { findActivityHeatmap, liveData, type ReadSource } from "@/server/analytics/analytics-repository";
import { addDays, startOfHour } from "@/server/analytics/utc-time";

/** The first and the last hour of the UTC days [from, to] that have begun. */
export function hoursOfSpan({ from, to }: { from: string; to: string }, now: Date): { from: Date; to: Date } {
  const lastHour = addDays(new Date(to), 1).getTime() - 3_600_000;
  return { from: new Date(from), to: new Date(Math.min(lastHour, startOfHour(now).getTime())) };
}

/**
 * Events by weekday and hour, in the zone `tz`, over the hours of the UTC days [from, to] that have begun: of
 * the agents named, or of all together. A cell that has not come by in the span is left out.
 */
export function activityHeatmap(
  tenantId: string,
  { from, to, tz = "UTC", agent_ids }: z.output<typeof ActivityHeatmapInput>,
  source: ReadSource = liveData(),
): Promise<ActivityHeatmap> {
  return findActivityHeatmap(tenantId, source, hoursOfSpan({ from, to }, source.now), tz, agent_ids);
}
