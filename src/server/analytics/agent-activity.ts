import { z } from "zod";
import { type AgentActivityBucket, defaultActivityPageSize } from "@/schemas/analytics";
import { defaultDays } from "@/schemas/analytics-days";
import {
  findActivityOfAgents,
  findAgentIds,
  liveData,
  type ReadSource,
} from "@/server/analytics/analytics-repository";
import { inTimeZone } from "@/server/analytics/in-time-zone";
import { addDays, startOfDay } from "@/server/analytics/utc-time";
import { pageCursor, pageFrom } from "@/server/page-cursor";

const cursorOfAgent = pageCursor(z.uuid());

/** So many that the rows of a query are soon taken in: tokens are issued in the same process. */
const agentsOfAQuery = 50;

/** The window of the heatmap: the last 30 UTC days, the unfinished one of today included. */
const startOfWindow = (now: Date) => addDays(startOfDay(now), 1 - defaultDays);

/**
 * Events of each agent by weekday and hour, in the zone `tz`, over the last 30 days, UTC; a bucket without
 * events is left out. `limit` counts agents: the buckets of one are never split over two pages.
 */
export async function agentActivity(
  tenantId: string,
  {
    limit = defaultActivityPageSize,
    cursor,
    tz = "UTC",
  }: { limit?: number | undefined; cursor?: string | undefined; tz?: string | undefined },
  source: ReadSource = liveData(),
) {
  const agentIds = await findAgentIds(tenantId, source, cursorOfAgent.decode(cursor), limit + 1);
  const { items, next_cursor } = pageFrom(agentIds, limit, cursorOfAgent.encode);
  const buckets: AgentActivityBucket[] = [];
  for (let first = 0; first < items.length; first += agentsOfAQuery) {
    const agents = items.slice(first, first + agentsOfAQuery);
    const found = findActivityOfAgents(tenantId, source, agents, startOfWindow(source.now), tz);
    buckets.push(...(await inTimeZone(found)));
  }
  return { items: buckets, next_cursor };
}
