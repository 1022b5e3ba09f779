import type { z } from "zod";
import type { ActivityHeatmap, ActivityHeatmapInput } from "@/schemas/activity-heatmap";
import { findActivityHeatmap, liveData, type ReadSource } from "@/server/analytics/analytics-repository";
import { addDays, startOfHour } from "@/server/analytics/utc-time";

/**
 * Events by weekday and hour, in the zone `tz`, over the hours of the UTC days [from, to] that have begun: of
 * the agents named, or of all together. A cell that has not come by in the span is left out.
 */
export function activityHeatmap(
  tenantId: string,
  { from, to, tz = "UTC", agent_ids }: z.output<typeof ActivityHeatmapInput>,
  source: ReadSource = liveData(),
): Promise<ActivityHeatmap> {
  const lastHour = addDays(new Date(to), 1).getTime() - 3_600_000;
  const hours = {
    from: new Date(from),
    to: new Date(Math.min(lastHour, startOfHour(source.now).getTime())),
  };
  return findActivityHeatmap(tenantId, source, hours, tz, agent_ids);
}
