import { database } from "@/server/db/client";
import { Prisma } from "@/server/db/generated/client";

/** How often a metric was counted on a day, UTC. */
export function findDailyCounts(tenantId: string, metricType: string, from: Date, to: Date) {
  return database.analyticsEvent.findMany({
    where: { tenantId, metricType, date: { gte: from, lte: to } },
    select: { date: true, count: true },
    orderBy: { date: "asc" },
  });
}

/** A weekday (0 = Sunday) and an hour of the day, UTC, with what was counted there. */
export interface StoredBucket {
  readonly dow: number;
  readonly hour: number;
  readonly count: bigint;
}

const weekdayAndHour = Prisma.sql`
  extract(dow FROM hour AT TIME ZONE 'UTC')::int AS dow,
  extract(hour FROM hour AT TIME ZONE 'UTC')::int AS hour_of_day`;

/** Everything counted since `from`, of all agents together, by weekday and hour. */
export function findTenantActivity(tenantId: string, from: Date): Promise<StoredBucket[]> {
  return database.$queryRaw`
    SELECT dow, hour_of_day AS hour, sum(count)::bigint AS count
    FROM (SELECT ${weekdayAndHour}, count FROM agent_activity WHERE tenant_id = ${tenantId}::uuid AND hour >= ${from}) AS counted
    GROUP BY 1, 2
    ORDER BY 1, 2`;
}

/** Everything counted since `from` for the agents with these ids, by agent, weekday and hour, in that order. */
export function findActivityOfAgents(
  tenantId: string,
  agentIds: readonly string[],
  from: Date,
): Promise<(StoredBucket & { agentId: string })[]> {
  return database.$queryRaw`
    SELECT agent_id AS "agentId", dow, hour_of_day AS hour, sum(count)::bigint AS count
    FROM (
      SELECT agent_id, ${weekdayAndHour}, count
      FROM agent_activity
      WHERE tenant_id = ${tenantId}::uuid AND agent_id = ANY(${agentIds}::uuid[]) AND hour >= ${from}
    ) AS counted
    GROUP BY 1, 2, 3
    ORDER BY 1, 2, 3`;
}

/** Ids of the tenant's agents after the given one, in ascending order. */
export async function findAgentIds(tenantId: string, after: string | null, limit: number): Promise<string[]> {
  const agents = await database.agent.findMany({
    where: { tenantId, ...(after !== null && { id: { gt: after } }) },
    select: { id: true },
    orderBy: { id: "asc" },
    take: limit,
  });
  return agents.map(({ id }) => id);
}

/** An agent with its total, which is also its place in the order of the list. */
export interface StoredUsage {
  readonly agentId: string;
  readonly name: string;
  readonly count: bigint;
}

/**
 * What was counted of a metric in [from, to) for each agent of the tenant, agents without any included: the
 * largest first, then by name, then by id, after the given place.
 */
export function findUsageByAgent(
  tenantId: string,
  metricType: string,
  { from, to }: { from: Date; to: Date },
  after: StoredUsage | null,
  limit: number,
): Promise<StoredUsage[]> {
  const place = after
    ? Prisma.sql`WHERE count < ${after.count}
        OR (count = ${after.count} AND (name COLLATE "C", "agentId") > (${after.name} COLLATE "C", ${after.agentId}::uuid))`
    : Prisma.empty;
  return database.$queryRaw`
    WITH used AS (
      SELECT agent_id, sum(count)::bigint AS count
      FROM agent_activity
      WHERE tenant_id = ${tenantId}::uuid AND metric_type = ${metricType} AND hour >= ${from} AND hour < ${to}
      GROUP BY agent_id
    ), listed AS (
      SELECT agents.id AS "agentId", agents.name, coalesce(used.count, 0) AS count
      FROM agents LEFT JOIN used ON used.agent_id = agents.id
      WHERE agents.tenant_id = ${tenantId}::uuid
    )
    SELECT "agentId", name, count FROM listed ${place}
    ORDER BY count DESC, name COLLATE "C", "agentId"
    LIMIT ${limit}`;
}
