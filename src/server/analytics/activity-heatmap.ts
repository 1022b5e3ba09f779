import type { z } from "zod";
import type { ActivityHeatmap, ActivityHeatmapInput } from "@/schemas/activity-heatmap";
import { findActivityHeatmap, liveData, type ReadSource } from "@/server/analytics/analytics-repository";
import { inTimeZone } from "@/server/analytics/in-time-zone";
import { addDays, startOfHour } from "@/server/analytics/utc-time";

/** The first and the last hour of the UTC days [from, to] that have begun. */
export function hoursOfSpan({ from, to }: { from: string; to: string }, now: Date): { from: Date; to: Date } {
  const lastHour = addDays(new Date(to), 1).getTime() - 3_600_000;
  return { from: new Date(from), to: new Date(Math.min(lastHour, startOfHour(now).getTime())) };
}

/**
 * Events by weekday and hour, in the zone `tz`, over the hours of the UTC days [from, to] that have begun: of
 * the agents named, or of all together. A cell that has not come by in the span is left out. Beside them what of
 * it the running hour has, as of the same moment, so that it can be told from what is counted afterwards.
 */
export async function activityHeatmap(
  tenantId: string,
  { from, to, tz = "UTC", agent_ids }: z.output<typeof ActivityHeatmapInput>,
  source: ReadSource = liveData(),
): Promise<ActivityHeatmap> {
  const hours = hoursOfSpan({ from, to }, source.now);
  const stored = await inTimeZone(findActivityHeatmap(tenantId, source, hours, tz, agent_ids));
  return {
    cells: stored.map(({ dow, hour, count, occurrences }) => ({ dow, hour, count, occurrences })),
    running_hour:
      hours.to.getTime() === startOfHour(source.now).getTime()
        ? {
            began_at: hours.to.toISOString(),
            count: stored.reduce((sum, { of_last_hour }) => sum + of_last_hour, 0),
          }
        : null,
  };
}
