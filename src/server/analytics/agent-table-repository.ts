import type { AgentActivity, SortDirection } from "@/schemas/agent-table-order";
import { isoDate, startOfMonth } from "@/server/analytics/utc-time";
import { containsText } from "@/server/db/contains-text";
import { Prisma } from "@/server/db/generated/client";
import type { ReadSource } from "@/server/db/read-source";

/** Instants from one up to another, which is not included. */
interface Stretch {
  readonly from: Date;
  readonly until: Date;
}

/** Which agents are listed. */
export interface AgentSelection {
  /** What their names contain, in whichever case. */
  readonly search: string | undefined;
  readonly agentIds: readonly string[] | undefined;
  readonly activity: AgentActivity | undefined;
  /** When agents had their last token that have gone dormant; an active one has had one since. */
  readonly dormancy: Stretch;
}

/** Where an agent stands in the order of tokens. */
export interface PlaceByTokens {
  readonly agent_id: string;
  readonly name: string;
  readonly count: number;
}

/** Where an agent stands in the order of names. */
export interface PlaceByName {
  readonly agent_id: string;
  readonly name: string;
}

/** Where an agent stands in the order of last tokens; null for an agent that never had one. */
export interface PlaceByLastToken {
  readonly agent_id: string;
  readonly hour: string | null;
}

const metricType = "token_issued";

/** What a selection demands of an agent. Sub-selects look each agent up, whatever the planner makes of the rest. */
function selected(tenantId: string, selection: AgentSelection, name: Prisma.Sql, id: Prisma.Sql): Prisma.Sql {
  const { search, agentIds, activity, dormancy } = selection;
  const conditions = [Prisma.sql`true`];
  if (agentIds) conditions.push(Prisma.sql`${id} = ANY(${agentIds}::uuid[])`);
  if (search !== undefined) conditions.push(containsText(name, search));
  if (activity) {
    const isIt =
      activity === "active"
        ? Prisma.sql`hour >= ${dormancy.until}::timestamptz`
        : Prisma.sql`hour >= ${dormancy.from}::timestamptz AND hour < ${dormancy.until}::timestamptz`;
    conditions.push(
      Prisma.sql`(SELECT ${isIt} FROM agent_last_tokens WHERE tenant_id = ${tenantId}::uuid AND agent_id = ${id})`,
      Prisma.sql`(SELECT status = 'active' FROM agents AS own WHERE own.tenant_id = ${tenantId}::uuid AND own.id = ${id})`,
    );
  }
  return Prisma.join(conditions, " AND ");
}

/** The months that a stretch touches, those that it covers as far as anything is counted, and what it has of others. */
function monthsOf({ from, until }: Stretch, now: Date) {
  const touched: string[] = [];
  const covered: string[] = [];
  const rest: Stretch[] = [];
  for (let month = startOfMonth(from); month < until; month = startOfMonth(month, 1)) {
    const next = startOfMonth(month, 1);
    touched.push(isoDate(month));
    if (month >= from && (next <= until || until > now)) covered.push(isoDate(month));
    else rest.push({ from: month > from ? month : from, until: next < until ? next : until });
  }
  return { touched, covered, rest };
}

const hoursOf = (tenantId: string, agentId: Prisma.Sql, { from, until }: Stretch) => Prisma.sql`
  FROM agent_activity
  WHERE tenant_id = ${tenantId}::uuid AND agent_id = ${agentId} AND metric_type = ${metricType}
    AND hour >= ${from}::timestamptz AND hour < ${until}::timestamptz`;

/**
 * Agents with tokens in a stretch of whole UTC days by how many, after the given place; of the same number by
 * name, then by id.
 *
 * No index has the order of a free stretch. Months have one, and no agent has more tokens in a stretch than in
 * the months that it touches: so only the `reach` agents with the most in those months are counted exactly.
 * Whoever has more than the months allow any other is `certain` to stand where it stands; `complete` says
 * that nobody with tokens was passed over. Without a reach every agent is counted.
 */
export async function findAgentsByTokens(
  tenantId: string,
  source: ReadSource,
  stretch: Stretch,
  selection: AgentSelection,
  {
    direction,
    after,
    reach,
  }: { direction: SortDirection; after: PlaceByTokens | null; reach: number | null },
  limit: number,
): Promise<(PlaceByTokens & { certain: boolean; complete: boolean })[]> {
  const { touched, covered, rest } = monthsOf(stretch, source.now);
  const agentId = Prisma.sql`likely.agent_id`;
  const parts = rest.map(
    (part) => Prisma.sql`coalesce((SELECT sum(count) ${hoursOf(tenantId, agentId, part)}), 0)`,
  );
  const descending = direction === "desc";
  const order = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const isLater = after
    ? Prisma.sql`(count ${descending ? Prisma.sql`<` : Prisma.sql`>`} ${after.count}
        OR count = ${after.count} AND (name, agent_id) > (${after.name} COLLATE "C", ${after.agent_id}::uuid))`
    : Prisma.sql`true`;

  return source.query(Prisma.sql`
    WITH busiest AS (
      SELECT month, leader.*
      FROM unnest(${touched}::date[]) AS touched (month)
      CROSS JOIN LATERAL (
        SELECT agent_id, name, count FROM agent_months
        WHERE tenant_id = ${tenantId}::uuid AND month = touched.month AND metric_type = ${metricType} AND count > 0
          AND ${selected(tenantId, selection, Prisma.sql`name`, Prisma.sql`agent_months.agent_id`)}
        ORDER BY count DESC, name, agent_id
        LIMIT ${reach}::int
      ) AS leader
    ), unseen AS (
      SELECT coalesce(sum(least), 0) AS most
      FROM (
        SELECT CASE WHEN count(*) = ${reach}::int THEN min(count) ELSE 0 END AS least FROM busiest GROUP BY month
      ) AS of_month
    ), likely AS MATERIALIZED (
      SELECT agent_id, name, most, row_number() OVER (ORDER BY most DESC, agent_id) AS place
      FROM (SELECT DISTINCT agent_id, name FROM busiest) AS leaders
      CROSS JOIN LATERAL (
        SELECT sum(count) AS most FROM agent_months
        WHERE tenant_id = ${tenantId}::uuid AND agent_months.agent_id = leaders.agent_id
          AND month = ANY(${touched}::date[]) AND metric_type = ${metricType}
      ) AS allowed
      ORDER BY place
      LIMIT ${reach === null ? null : reach + 1}::int
    ), bound AS (
      SELECT greatest(
        (SELECT most FROM unseen), coalesce((SELECT most FROM likely WHERE place > ${reach}::int), 0)
      ) AS most
    ), counted AS MATERIALIZED (
      SELECT agent_id, name, coalesce((
        SELECT sum(count) FROM agent_months
        WHERE tenant_id = ${tenantId}::uuid AND agent_months.agent_id = likely.agent_id
          AND month = ANY(${covered}::date[]) AND metric_type = ${metricType}
      ), 0) + ${Prisma.join([Prisma.sql`0`, ...parts], " + ")} AS count
      FROM likely
      WHERE ${reach}::int IS NULL OR place <= ${reach}::int
    )
    SELECT agent_id, name, count::float8, count > most AS certain, most = 0 AS complete
    FROM counted CROSS JOIN bound
    WHERE count > 0 AND ${isLater}
    ORDER BY counted.count ${order}, name COLLATE "C", agent_id
    LIMIT ${limit}`);
}

/** Agents without tokens in a stretch, by name, then by id, after the given place. */
export function findAgentsWithoutTokens(
  tenantId: string,
  source: ReadSource,
  stretch: Stretch,
  selection: AgentSelection,
  after: PlaceByName | null,
  limit: number,
): Promise<PlaceByTokens[]> {
  const isLater = after
    ? Prisma.sql`(agents.name COLLATE "C", agents.id) > (${after.name} COLLATE "C", ${after.agent_id}::uuid)`
    : Prisma.sql`true`;
  return source.query(Prisma.sql`
    SELECT id AS agent_id, name, 0::float8 AS count
    FROM agents
    WHERE agents.tenant_id = ${tenantId}::uuid AND ${isLater}
      AND ${selected(tenantId, selection, Prisma.sql`agents.name`, Prisma.sql`agents.id`)}
      AND (SELECT true ${hoursOf(tenantId, Prisma.sql`agents.id`, stretch)} LIMIT 1) IS NULL
    ORDER BY agents.name COLLATE "C", agents.id
    LIMIT ${limit}`);
}

/** Agents by name, then by id, after the given place. */
export function findAgentsByName(
  tenantId: string,
  source: ReadSource,
  selection: AgentSelection,
  { direction, after }: { direction: SortDirection; after: PlaceByName | null },
  limit: number,
): Promise<PlaceByName[]> {
  const descending = direction === "desc";
  const order = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const isLater = after
    ? Prisma.sql`(agents.name COLLATE "C", agents.id) ${descending ? Prisma.sql`<` : Prisma.sql`>`}
        (${after.name} COLLATE "C", ${after.agent_id}::uuid)`
    : Prisma.sql`true`;
  return source.query(Prisma.sql`
    SELECT id AS agent_id, name
    FROM agents
    WHERE agents.tenant_id = ${tenantId}::uuid AND ${isLater}
      AND ${selected(tenantId, selection, Prisma.sql`agents.name`, Prisma.sql`agents.id`)}
    ORDER BY agents.name COLLATE "C" ${order}, agents.id ${order}
    LIMIT ${limit}`);
}

/** Agents that ever had a token, by the hour of the last one, then by id, after the given place. */
export function findAgentsByLastToken(
  tenantId: string,
  source: ReadSource,
  selection: AgentSelection,
  { direction, after }: { direction: SortDirection; after: PlaceByLastToken | null },
  limit: number,
): Promise<PlaceByLastToken[]> {
  const descending = direction === "desc";
  const order = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const isLater = after
    ? Prisma.sql`(last.hour, last.agent_id) ${descending ? Prisma.sql`<` : Prisma.sql`>`}
        (${after.hour}::timestamptz, ${after.agent_id}::uuid)`
    : Prisma.sql`true`;
  return source.query(Prisma.sql`
    SELECT last.agent_id, to_char(last.hour AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS hour
    FROM agent_last_tokens AS last
    CROSS JOIN LATERAL (
      SELECT name FROM agents WHERE agents.tenant_id = ${tenantId}::uuid AND agents.id = last.agent_id LIMIT 1
    ) AS agent
    WHERE last.tenant_id = ${tenantId}::uuid AND ${isLater}
      AND ${selected(tenantId, selection, Prisma.sql`agent.name`, Prisma.sql`last.agent_id`)}
    ORDER BY last.hour ${order}, last.agent_id ${order}
    LIMIT ${limit}`);
}

/** Agents that never had a token, by id, after the given one. */
export function findAgentsThatNeverHadAToken(
  tenantId: string,
  source: ReadSource,
  selection: AgentSelection,
  { direction, after }: { direction: SortDirection; after: string | null },
  limit: number,
): Promise<PlaceByLastToken[]> {
  const descending = direction === "desc";
  const order = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const isLater = after
    ? Prisma.sql`agents.id ${descending ? Prisma.sql`<` : Prisma.sql`>`} ${after}::uuid`
    : Prisma.sql`true`;
  return source.query(Prisma.sql`
    SELECT id AS agent_id, NULL AS hour
    FROM agents
    WHERE agents.tenant_id = ${tenantId}::uuid AND ${isLater}
      AND ${selected(tenantId, selection, Prisma.sql`agents.name`, Prisma.sql`agents.id`)}
      AND (
        SELECT hour FROM agent_last_tokens WHERE tenant_id = ${tenantId}::uuid AND agent_id = agents.id
      ) IS NULL
    ORDER BY agents.id ${order}
    LIMIT ${limit}`);
}

/** What the table shows of an agent. */
export interface StoredTableRow {
  readonly agent_id: string;
  readonly name: string;
  readonly status: "active" | "deactivated";
  readonly last_token_hour: string | null;
  /** Its tokens by day, YYYY-MM-DD; a day without any is left out. */
  readonly tokens_by_day: Readonly<Record<string, number>>;
}

/** The agents with these ids as the table shows them, in no order. */
export function findTableRows(
  tenantId: string,
  source: ReadSource,
  stretch: Stretch,
  agentIds: readonly string[],
): Promise<StoredTableRow[]> {
  return source.query(Prisma.sql`
    SELECT agents.id AS agent_id, name, status, tokens_by_day, (
      SELECT to_char(hour AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
      FROM agent_last_tokens WHERE tenant_id = ${tenantId}::uuid AND agent_id = agents.id
    ) AS last_token_hour
    FROM agents
    CROSS JOIN LATERAL (
      SELECT coalesce(json_object_agg(day, count), '{}') AS tokens_by_day
      FROM (
        SELECT (hour AT TIME ZONE 'UTC')::date AS day, sum(count) AS count
        ${hoursOf(tenantId, Prisma.sql`agents.id`, stretch)}
        GROUP BY 1
      ) AS days
    ) AS counted
    WHERE agents.tenant_id = ${tenantId}::uuid AND agents.id = ANY(${agentIds}::uuid[])`);
}
