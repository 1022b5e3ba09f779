import type { MetricType } from "@/schemas/analytics";
import { isoDate } from "@/server/analytics/utc-time";
import { Prisma } from "@/server/db/generated/client";
import type { ReadSource } from "@/server/db/read-source";

export { liveData, type ReadSource, type Snapshot, takeSnapshot } from "@/server/db/read-source";

// Counts are read as float8, which JavaScript has: exact up to 2^53.

/** How often a metric was counted on each day of [from, to], UTC; a day without a count is left out. */
export function findDailyCounts(
  tenantId: string,
  source: ReadSource,
  metricType: MetricType,
  { from, to }: { from: Date; to: Date },
): Promise<{ date: string; count: number }[]> {
  return source.query(Prisma.sql`
    SELECT date::text, count::float8
    FROM analytics_events
    WHERE tenant_id = ${tenantId}::uuid AND metric_type = ${metricType}
      AND date BETWEEN ${isoDate(from)}::date AND ${isoDate(to)}::date`);
}

/** A weekday (0 = Sunday) and an hour of the day, in the zone that was asked for, with what was counted there. */
export interface StoredBucket {
  readonly dow: number;
  readonly hour: number;
  readonly count: number;
}

/** PostgreSQL turns each hour into the zone's own time, so daylight saving is as it was in that hour. */
const weekdayAndHour = (tz: string) => Prisma.sql`
  extract(dow FROM hour AT TIME ZONE ${tz}::text)::int AS dow,
  extract(hour FROM hour AT TIME ZONE ${tz}::text)::int AS hour`;

/** Everything counted since `from` for the agents with these ids, by agent, weekday and hour, in that order. */
export function findActivityOfAgents(
  tenantId: string,
  source: ReadSource,
  agentIds: readonly string[],
  from: Date,
  tz: string,
): Promise<(StoredBucket & { agent_id: string })[]> {
  return source.query(Prisma.sql`
    SELECT agent_id, ${weekdayAndHour(tz)}, sum(count)::float8 AS count
    FROM agent_activity
    WHERE tenant_id = ${tenantId}::uuid AND agent_id = ANY(${agentIds}::uuid[]) AND hour >= ${from}
    GROUP BY 1, 2, 3
    ORDER BY 1, 2, 3`);
}

/**
 * Everything counted in the hours of [from, to], by weekday and hour, in that order, each with how many of
 * these hours fell on it, and what of it is of the last of them: of the agents with these ids, or of all agents
 * together.
 */
export function findActivityHeatmap(
  tenantId: string,
  source: ReadSource,
  { from, to }: { from: Date; to: Date },
  tz: string,
  agentIds: readonly string[] | undefined,
): Promise<(StoredBucket & { occurrences: number; of_last_hour: number })[]> {
  const counts = agentIds
    ? Prisma.sql`agent_activity WHERE agent_id = ANY(${agentIds}::uuid[]) AND`
    : Prisma.sql`tenant_hours WHERE`;
  return source.query(Prisma.sql`
    SELECT ${weekdayAndHour(tz)}, coalesce(sum(count), 0)::float8 AS count, count(*)::int AS occurrences,
      coalesce(sum(count) FILTER (WHERE hour = ${to}), 0)::float8 AS of_last_hour
    FROM generate_series(${from}::timestamptz, ${to}::timestamptz, interval '1 hour') AS passed (hour)
    LEFT JOIN (
      SELECT hour, sum(count) AS count
      FROM ${counts} tenant_id = ${tenantId}::uuid AND hour BETWEEN ${from} AND ${to}
      GROUP BY hour
    ) AS counted USING (hour)
    GROUP BY 1, 2
    ORDER BY 1, 2`);
}

/** Ids of the tenant's agents after the given one, in ascending order. */
export async function findAgentIds(
  tenantId: string,
  source: ReadSource,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const afterPlace = after === null ? Prisma.empty : Prisma.sql`AND id > ${after}::uuid`;
  const agents = await source.query<{ id: string }>(Prisma.sql`
    SELECT id FROM agents WHERE tenant_id = ${tenantId}::uuid ${afterPlace} ORDER BY id LIMIT ${limit}`);
  return agents.map(({ id }) => id);
}

/** An agent with its total, which is also its place in the order of the list. */
export interface StoredUsage {
  readonly agent_id: string;
  readonly name: string;
  readonly count: number;
}

/**
 * What was counted of a metric in the month that begins at `month` for each agent of the tenant, agents
 * without any included: the largest first, then by name, then by id, after the given place.
 */
export function findUsageByAgent(
  tenantId: string,
  source: ReadSource,
  metricType: MetricType,
  month: Date,
  after: StoredUsage | null,
  limit: number,
): Promise<StoredUsage[]> {
  // The list in three stretches, each a range of an index in its own order, each read only as far as the ones
  // before it leave room: what is left of the agents with the count of the place, those with less, and those
  // with nothing. One statement, so that no agent moves from one stretch to another in between. The last looks
  // up each agent by its key, in a form that leaves the planner no choice: an anti join, planned with
  // statistics from before a burst of agents, would compare every agent with every month.
  const ofMonth = Prisma.sql`
    tenant_id = ${tenantId}::uuid AND month = ${isoDate(month)}::date AND metric_type = ${metricType}`;
  const isLater = (name: Prisma.Sql, id: Prisma.Sql) =>
    after
      ? Prisma.sql`(${name}, ${id}) > (${after.name} COLLATE "C", ${after.agent_id}::uuid)`
      : Prisma.sql`true`;
  const tied = after && after.count > 0 ? Prisma.sql`count = ${after.count}` : Prisma.sql`false`;
  const fewer = after ? Prisma.sql`count < ${after.count}` : Prisma.sql`true`;
  const afterUnused =
    after?.count === 0
      ? isLater(Prisma.sql`agents.name COLLATE "C"`, Prisma.sql`agents.id`)
      : Prisma.sql`true`;
  return source.query(Prisma.sql`
    WITH tied AS (
      SELECT agent_id, name, count FROM agent_months
      WHERE ${ofMonth} AND ${tied} AND ${isLater(Prisma.sql`name`, Prisma.sql`agent_id`)}
      ORDER BY name, agent_id
      LIMIT ${limit}
    ), fewer AS (
      SELECT agent_id, name, count FROM agent_months
      WHERE ${ofMonth} AND ${fewer} AND count > 0
      ORDER BY count DESC, name, agent_id
      LIMIT ${limit} - (SELECT count(*) FROM tied)
    ), unused AS (
      SELECT agents.id AS agent_id, agents.name, 0 AS count FROM agents
      WHERE agents.tenant_id = ${tenantId}::uuid AND ${afterUnused} AND coalesce((
        SELECT count FROM agent_months WHERE ${ofMonth} AND agent_id = agents.id
      ), 0) = 0
      ORDER BY agents.name COLLATE "C", agents.id
      LIMIT ${limit} - (SELECT count(*) FROM tied) - (SELECT count(*) FROM fewer)
    )
    SELECT agent_id, name, count::float8
    FROM (SELECT * FROM tied UNION ALL SELECT * FROM fewer UNION ALL SELECT * FROM unused) AS listed
    ORDER BY listed.count DESC, name COLLATE "C", agent_id`);
}
