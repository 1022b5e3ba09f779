import { z } from "zod";
import { defaultDays, type TenantActivity } from "@/schemas/analytics";
import { maximumPageSize } from "@/schemas/page";
import {
  findActivityOfAgents,
  findAgentIds,
  findTenantActivity,
} from "@/server/analytics/analytics-repository";
import { addDays, startOfDay } from "@/server/analytics/utc-time";
import { pageCursor, pageFrom } from "@/server/page-cursor";

const cursorOfAgent = pageCursor(z.uuid());

/** The window of the heatmap: the last 30 UTC days, the unfinished one of today included. */
const startOfWindow = (now: Date) => addDays(startOfDay(now), 1 - defaultDays);

/**
 * Events of each agent by weekday and hour, UTC, over the last 30 days; a bucket without events is left out.
 * `limit` counts agents: the buckets of one are never split over two pages.
 */
export async function agentActivity(
  tenantId: string,
  { limit = maximumPageSize, cursor }: { limit?: number | undefined; cursor?: string | undefined },
  now = new Date(),
) {
  const agentIds = await findAgentIds(tenantId, cursorOfAgent.decode(cursor), limit + 1);
  const { items, next_cursor } = pageFrom(agentIds, limit, cursorOfAgent.encode);
  const buckets = await findActivityOfAgents(tenantId, items, startOfWindow(now));
  return {
    items: buckets.map(({ agentId, dow, hour, count }) => ({
      agent_id: agentId,
      dow,
      hour,
      count: Number(count),
    })),
    next_cursor,
  };
}

/** Events of all agents together by weekday and hour, UTC, over the last 30 days; empty buckets are left out. */
export async function tenantActivity(tenantId: string, now = new Date()): Promise<TenantActivity> {
  const buckets = await findTenantActivity(tenantId, startOfWindow(now));
  return buckets.map(({ dow, hour, count }) => ({ dow, hour, count: Number(count) }));
}
