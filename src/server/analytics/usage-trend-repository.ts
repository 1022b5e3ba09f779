import { isoDate } from "@/server/analytics/utc-time";
import { Prisma } from "@/server/db/generated/client";
import type { ReadSource } from "@/server/db/read-source";

/** What was counted of a metric on a day, UTC, as YYYY-MM-DD. */
export interface StoredDay {
  readonly date: string;
  readonly metric_type: string;
  readonly count: number;
}

/** Instants from one up to another, which is not included. */
export interface Stretch {
  readonly from: Date;
  readonly until: Date;
}

const dayOfHour = Prisma.sql`(hour AT TIME ZONE 'UTC')::date`;

/** The hourly counts of a stretch: of the agents with these ids, or of all agents together. */
const hoursOf = (
  tenantId: string,
  agentIds: readonly string[] | undefined,
  { from, until }: Stretch,
): Prisma.Sql => {
  const counts = agentIds
    ? Prisma.sql`agent_activity WHERE agent_id = ANY(${agentIds}::uuid[]) AND`
    : Prisma.sql`tenant_hours WHERE`;
  return Prisma.sql`
    SELECT ${dayOfHour}::text AS date, metric_type, sum(count)::float8 AS count
    FROM ${counts} tenant_id = ${tenantId}::uuid AND hour >= ${from} AND hour < ${until}
    GROUP BY 1, 2`;
};

/** What was counted on each of the days that begin in the stretch; days and metrics without a count are left out. */
export function findCountsOfDays(
  tenantId: string,
  source: ReadSource,
  agentIds: readonly string[] | undefined,
  stretch: Stretch,
): Promise<StoredDay[]> {
  if (agentIds) return source.query(hoursOf(tenantId, agentIds, stretch));
  return source.query(Prisma.sql`
    SELECT date::text, metric_type, count::float8
    FROM analytics_events
    WHERE tenant_id = ${tenantId}::uuid
      AND date >= ${isoDate(stretch.from)}::date AND date < ${isoDate(stretch.until)}::date`);
}

/** What was counted of agents in each stretch, none of which goes over midnight, by the day it is of. */
export function findCountsWithinDays(
  tenantId: string,
  source: ReadSource,
  agentIds: readonly string[] | undefined,
  stretches: readonly Stretch[],
): Promise<StoredDay[]> {
  return source.query(
    Prisma.join(
      stretches.map((stretch) => hoursOf(tenantId, agentIds, stretch)),
      " UNION ALL ",
    ),
  );
}
