import type { Stretch } from "@/server/analytics/usage-trend-repository";
import { addDays, isoDate, startOfMonth } from "@/server/analytics/utc-time";
import { Prisma } from "@/server/db/generated/client";
import type { ReadSource } from "@/server/db/read-source";

/** The tokens of the agents with these ids in the stretch. */
const tokensOfAgents = (tenantId: string, agentIds: readonly string[]) => Prisma.sql`
  SELECT sum(count) AS count FROM agent_activity
  WHERE tenant_id = ${tenantId}::uuid AND agent_id = ANY(${agentIds}::uuid[])
    AND hour >= first AND hour < until AND metric_type = 'token_issued'`;

/** The tokens of the tenant in the stretch: of its days that are over, and of the hours of the last. */
const tokensOfTenant = (tenantId: string) => Prisma.sql`
  SELECT sum(count) AS count FROM analytics_events
  WHERE tenant_id = ${tenantId}::uuid AND date >= (first AT TIME ZONE 'UTC')::date
    AND date < (until AT TIME ZONE 'UTC')::date AND metric_type = 'token_issued'
  UNION ALL
  SELECT sum(count) FROM tenant_hours
  WHERE tenant_id = ${tenantId}::uuid AND hour >= date_trunc('day', until, 'UTC') AND hour < until
    AND metric_type = 'token_issued'`;

/**
 * The tokens in each of the stretches, which begin at midnight UTC and end with an hour: of the agents with these
 * ids, or of the tenant. Of a day that the stretch goes to the end of, API clients' too.
 */
export async function findTokensWithin(
  tenantId: string,
  source: ReadSource,
  agentIds: readonly string[] | undefined,
  stretches: readonly Stretch[],
): Promise<number[]> {
  const tokens = agentIds ? tokensOfAgents(tenantId, agentIds) : tokensOfTenant(tenantId);
  const rows = await source.query<{ count: number }>(Prisma.sql`
    SELECT coalesce(sum(count), 0)::float8 AS count
    FROM unnest(
      ${stretches.map(({ from }) => from.toISOString())}::timestamptz[],
      ${stretches.map(({ until }) => until.toISOString())}::timestamptz[]
    ) WITH ORDINALITY AS stretch (first, until, number)
    CROSS JOIN LATERAL (${tokens}) AS counted
    GROUP BY number
    ORDER BY number`);
  return rows.map(({ count }) => count);
}

/** Days of UTC by their midnights, both included. */
interface Days {
  readonly from: Date;
  readonly to: Date;
}

/** The days of a month as agent_months has them: 1 for the first, 2 for the second, 4 for the third, added up. */
function daysWithin(month: Date, { from, to }: Days): number {
  let days = 0;
  for (let day = month; day < startOfMonth(month, 1); day = addDays(day, 1)) {
    if (from <= day && day <= to) days += 2 ** (day.getUTCDate() - 1);
  }
  return days;
}

/** How many agents there are, and of how many something can be said. */
export interface StoredAgentFigures {
  readonly total: number;
  readonly active: number;
  readonly dormant: number;
}

/**
 * Of the agents that are not deactivated, all or those with these ids: how many there are, had a token on a day of
 * the span, and had one on a day before the quiet ones but none since. Reads a row of an index for each agent and
 * month.
 */
export async function findAgentFigures(
  tenantId: string,
  source: ReadSource,
  agentIds: readonly string[] | undefined,
  { span, before, quiet }: { span: Days; before: Days; quiet: Days },
): Promise<StoredAgentFigures> {
  const end = new Date(Math.max(span.to.getTime(), quiet.to.getTime()));
  const months: Date[] = [];
  let month = startOfMonth(new Date(Math.min(span.from.getTime(), before.from.getTime())));
  for (; month <= end; month = startOfMonth(month, 1)) months.push(month);
  const maskOf = (days: Days) => months.map((one) => daysWithin(one, days));
  const named = (id: Prisma.Sql) =>
    agentIds ? Prisma.sql`AND ${id} = ANY(${agentIds}::uuid[])` : Prisma.empty;

  // In the order of the indexes that hold all that is asked for: a tenant with most of a table's rows would have
  // the whole table read otherwise.
  const [figures] = await source.query<StoredAgentFigures>(Prisma.sql`
    SELECT
      (
        SELECT count(*)::int FROM (
          SELECT FROM agents
          WHERE tenant_id = ${tenantId}::uuid AND status = 'active' ${named(Prisma.sql`id`)}
          ORDER BY id
        ) AS registered
      ) AS total,
      count(*) FILTER (WHERE in_span)::int AS active,
      count(*) FILTER (WHERE before_quiet AND NOT in_quiet)::int AS dormant
    FROM (
      SELECT agent_id,
        bool_or(days & of_span <> 0) AS in_span,
        bool_or(days & of_before <> 0) AS before_quiet,
        bool_or(days & of_quiet <> 0) AS in_quiet
      FROM unnest(
        ${months.map(isoDate)}::date[], ${maskOf(span)}::int[], ${maskOf(before)}::int[], ${maskOf(quiet)}::int[]
      ) AS asked (asked_month, of_span, of_before, of_quiet)
      CROSS JOIN LATERAL (
        SELECT agent_id, days FROM agent_months
        WHERE tenant_id = ${tenantId}::uuid AND month = asked_month AND metric_type = 'token_issued'
          ${named(Prisma.sql`agent_id`)}
        ORDER BY count DESC, name, agent_id
      ) AS active
      GROUP BY agent_id
    ) AS counted
    WHERE agent_id NOT IN (
      SELECT id FROM agents WHERE tenant_id = ${tenantId}::uuid AND status = 'deactivated'
    )`);
  return figures ?? { total: 0, active: 0, dormant: 0 };
}
