import type { AgentActivity, SortDirection } from "@/schemas/agent-table-order";
import { maximumDays } from "@/schemas/analytics-days";
import { addDays, isoDate, startOfDay, startOfMonth } from "@/server/analytics/utc-time";
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
  /** Whether it leaves so few that each of them is looked at, rather than an order be read until there are enough. */
  readonly few: boolean;
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

/** Whether the hour of a last token is one that agents of the activity had theirs in. */
function hadLastToken(hour: Prisma.Sql, activity: AgentActivity, { from, until }: Stretch): Prisma.Sql {
  return activity === "active"
    ? Prisma.sql`${hour} >= ${until}::timestamptz`
    : Prisma.sql`${hour} >= ${from}::timestamptz AND ${hour} < ${until}::timestamptz`;
}

/** What a selection demands of an agent. Sub-selects look each agent up, whatever the planner makes of the rest. */
function selected(tenantId: string, selection: AgentSelection, name: Prisma.Sql, id: Prisma.Sql): Prisma.Sql {
  const { search, agentIds, activity, dormancy } = selection;
  const conditions = [Prisma.sql`true`];
  if (agentIds) conditions.push(Prisma.sql`${id} = ANY(${agentIds}::uuid[])`);
  if (search !== undefined) conditions.push(containsText(name, search));
  if (activity) {
    conditions.push(
      Prisma.sql`(SELECT ${hadLastToken(Prisma.sql`hour`, activity, dormancy)} FROM agent_last_tokens
        WHERE tenant_id = ${tenantId}::uuid AND agent_id = ${id})`,
      Prisma.sql`(SELECT status = 'active' FROM agents AS own WHERE own.tenant_id = ${tenantId}::uuid AND own.id = ${id})`,
    );
  }
  return Prisma.join(conditions, " AND ");
}

/**
 * The agents that a selection leaves, `agent_id` and `name`, as a table to select from: few of them one by one from
 * where they are known, else all of the tenant, in whichever order an index has.
 */
function selectedAgents(tenantId: string, selection: AgentSelection): Prisma.Sql {
  const { few, agentIds, activity, dormancy } = selection;
  const id = Prisma.sql`agents.id`;
  const isSelected = selected(tenantId, selection, Prisma.sql`agents.name`, id);
  const all = Prisma.sql`
    SELECT id AS agent_id, name FROM agents WHERE agents.tenant_id = ${tenantId}::uuid AND ${isSelected}`;
  if (!few) return Prisma.sql`(${all}) AS listed`;
  const known =
    activity && !agentIds
      ? Prisma.sql`SELECT agent_id AS known_id FROM agent_last_tokens
          WHERE tenant_id = ${tenantId}::uuid AND ${hadLastToken(Prisma.sql`hour`, activity, dormancy)}`
      : Prisma.sql`SELECT DISTINCT unnest(${agentIds}::uuid[]) AS known_id`;
  return Prisma.sql`
    (${known}) AS known CROSS JOIN LATERAL (${all} AND ${id} = known_id LIMIT 1) AS listed`;
}

/** Whether no more agents than that had their last token when those of the activity did. */
export async function areFewOfActivity(
  tenantId: string,
  source: ReadSource,
  activity: AgentActivity,
  dormancy: Stretch,
  few: number,
): Promise<boolean> {
  const [row] = await source.query<{ are_few: boolean }>(Prisma.sql`
    SELECT count(*) <= ${few} AS are_few
    FROM (
      SELECT FROM agent_last_tokens
      WHERE tenant_id = ${tenantId}::uuid AND ${hadLastToken(Prisma.sql`hour`, activity, dormancy)}
      LIMIT ${few + 1}
    ) AS counted`);
  return row?.are_few === true;
}

/**
 * The months that a stretch touches, and how what is counted in it adds up from the fewest hours: those of `months`,
 * and of hours in `added`, without what these months have in the hours of `removed`.
 */
function partsOf({ from, until }: Stretch, now: Date) {
  // Of the month in which they begin some are dropped.
  const hoursBegin = addDays(startOfDay(now), 1 - maximumDays);
  const lengthOf = (part: Stretch) =>
    Math.max(0, Math.min(Number(part.until), Number(now)) - Number(part.from));
  const touched: string[] = [];
  const months: string[] = [];
  const added: Stretch[] = [];
  const removed: Stretch[] = [];
  for (let month = startOfMonth(from); month < until; month = startOfMonth(month, 1)) {
    const next = startOfMonth(month, 1);
    const inside = { from: month > from ? month : from, until: next < until ? next : until };
    const outside = [
      { from: month, until: inside.from },
      { from: inside.until, until: next },
    ].filter((part) => lengthOf(part) > 0);
    const lengthOutside = outside.reduce((sum, part) => sum + lengthOf(part), 0);
    touched.push(isoDate(month));
    if (lengthOutside === 0 || (lengthOutside < lengthOf(inside) && month > hoursBegin)) {
      months.push(isoDate(month));
      removed.push(...outside);
    } else {
      added.push(inside);
    }
  }
  return { touched, months, added, removed };
}

const hoursOf = (tenantId: string, agentId: Prisma.Sql, { from, until }: Stretch) => Prisma.sql`
  FROM agent_activity
  WHERE tenant_id = ${tenantId}::uuid AND agent_id = ${agentId} AND metric_type = ${metricType}
    AND hour >= ${from}::timestamptz AND hour < ${until}::timestamptz`;

/** The sum of an agent's months of these. */
const monthsOf = (tenantId: string, agentId: Prisma.Sql, months: readonly string[]) => Prisma.sql`
  SELECT sum(count) FROM agent_months
  WHERE tenant_id = ${tenantId}::uuid AND agent_months.agent_id = ${agentId}
    AND month = ANY(${months}::date[]) AND metric_type = ${metricType}`;

/** How many tokens an agent had in a stretch of whole UTC days. */
function tokensOf(
  tenantId: string,
  agentId: Prisma.Sql,
  { months, added, removed }: ReturnType<typeof partsOf>,
): Prisma.Sql {
  const sumOf = (query: Prisma.Sql) => Prisma.sql`coalesce((${query}), 0)`;
  const hours = (part: Stretch) => sumOf(Prisma.sql`SELECT sum(count) ${hoursOf(tenantId, agentId, part)}`);
  const sums = added.map(hours);
  if (months.length > 0) sums.push(sumOf(monthsOf(tenantId, agentId, months)));
  return Prisma.join([Prisma.join(sums, " + "), ...removed.map(hours)], " - ");
}

/** The order of tokens, of the same number by name, then by id; and what is later in it than a place. */
function orderOfTokens(direction: SortDirection, after: PlaceByTokens | null) {
  const descending = direction === "desc";
  return {
    isLater: after
      ? Prisma.sql`(count ${descending ? Prisma.sql`<` : Prisma.sql`>`} ${after.count}
          OR count = ${after.count} AND (name, agent_id) > (${after.name} COLLATE "C", ${after.agent_id}::uuid))`
      : Prisma.sql`true`,
    order: Prisma.sql`counted.count ${descending ? Prisma.sql`DESC` : Prisma.sql`ASC`}, name COLLATE "C", agent_id`,
  };
}

/** The agents of a selection that leaves few, by their tokens in a stretch of whole UTC days, after the given place. */
export function findFewByTokens(
  tenantId: string,
  source: ReadSource,
  stretch: Stretch,
  selection: AgentSelection,
  { direction, after }: { direction: SortDirection; after: PlaceByTokens | null },
  limit: number,
): Promise<PlaceByTokens[]> {
  const { isLater, order } = orderOfTokens(direction, after);
  const tokens = tokensOf(tenantId, Prisma.sql`listed.agent_id`, partsOf(stretch, source.now));
  return source.query(Prisma.sql`
    WITH counted AS MATERIALIZED (
      SELECT agent_id, name, ${tokens} AS count FROM ${selectedAgents(tenantId, selection)}
    )
    SELECT agent_id, name, count::float8 FROM counted WHERE ${isLater} ORDER BY ${order} LIMIT ${limit}`);
}

/**
 * Agents with tokens in a stretch of whole UTC days by how many, after the given place; of the same number by
 * name, then by id.
 *
 * No index has the order of a free stretch. Months have one, and no agent has more tokens in a stretch than in
 * the months that it touches: so only those are counted exactly that have `least` in these months, and of them
 * the `reach` with the most there, or all where it is null. Whoever has more than the months allow any agent that
 * was not counted is `certain` to stand where it stands; `complete` says that nobody with as many as `least` was
 * passed over.
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
    least,
  }: { direction: SortDirection; after: PlaceByTokens | null; reach: number | null; least: number },
  limit: number,
): Promise<(PlaceByTokens & { certain: boolean; complete: boolean })[]> {
  const parts = partsOf(stretch, source.now);
  const agentId = Prisma.sql`likely.agent_id`;
  const { isLater, order } = orderOfTokens(direction, after);
  return source.query(Prisma.sql`
    WITH busiest AS (
      SELECT month, leader.*
      FROM unnest(${parts.touched}::date[]) AS touched (month)
      CROSS JOIN LATERAL (
        SELECT agent_id, name, count FROM agent_months
        WHERE tenant_id = ${tenantId}::uuid AND month = touched.month AND metric_type = ${metricType}
          AND count >= ${Math.ceil(least / parts.touched.length)}
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
      CROSS JOIN LATERAL (${monthsOf(tenantId, Prisma.sql`leaders.agent_id`, parts.touched)}) AS allowed (most)
      WHERE most >= ${least}
      ORDER BY place
      LIMIT ${reach === null ? null : reach + 1}::int
    ), bound AS (
      SELECT greatest(
        (SELECT most FROM unseen), coalesce((SELECT most FROM likely WHERE place > ${reach}::int), 0)
      ) AS most
    ), counted AS MATERIALIZED (
      SELECT agent_id, name, ${tokensOf(tenantId, agentId, parts)} AS count
      FROM likely
      WHERE ${reach}::int IS NULL OR place <= ${reach}::int
    )
    SELECT agent_id, name, count::float8, count > most AS certain, most = 0 AS complete
    FROM counted CROSS JOIN bound
    WHERE count > 0 AND ${isLater}
    ORDER BY ${order}
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
    ? Prisma.sql`(name COLLATE "C", listed.agent_id) > (${after.name} COLLATE "C", ${after.agent_id}::uuid)`
    : Prisma.sql`true`;
  return source.query(Prisma.sql`
    SELECT listed.agent_id, name, 0::float8 AS count
    FROM ${selectedAgents(tenantId, selection)}
    WHERE ${isLater} AND (SELECT true ${hoursOf(tenantId, Prisma.sql`listed.agent_id`, stretch)} LIMIT 1) IS NULL
    ORDER BY name COLLATE "C", listed.agent_id
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
    ? Prisma.sql`(name COLLATE "C", listed.agent_id) ${descending ? Prisma.sql`<` : Prisma.sql`>`}
        (${after.name} COLLATE "C", ${after.agent_id}::uuid)`
    : Prisma.sql`true`;
  return source.query(Prisma.sql`
    SELECT listed.agent_id, name
    FROM ${selectedAgents(tenantId, selection)}
    WHERE ${isLater}
    ORDER BY name COLLATE "C" ${order}, listed.agent_id ${order}
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
  const { activity, dormancy, ...rest } = selection;
  const conditions = selected(
    tenantId,
    { ...rest, activity: undefined, dormancy },
    Prisma.sql`agent.name`,
    Prisma.sql`last.agent_id`,
  );
  const isOfActivity = activity
    ? Prisma.sql`${hadLastToken(Prisma.sql`last.hour`, activity, dormancy)} AND agent.status = 'active'`
    : Prisma.sql`true`;
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
      SELECT name, status FROM agents
      WHERE agents.tenant_id = ${tenantId}::uuid AND agents.id = last.agent_id
      LIMIT 1
    ) AS agent
    WHERE last.tenant_id = ${tenantId}::uuid AND ${isLater} AND ${isOfActivity} AND ${conditions}
    ORDER BY last.hour ${order}, last.agent_id ${order}
    LIMIT ${limit}`);
}

/**
 * Agents that never had a token, by id, after the given one; an activity is none of theirs. As many as `among` are
 * looked up one by one; where it is null, the list of all and that of those with a token are read side by side, which
 * takes a fifth of looking each up.
 */
export function findAgentsThatNeverHadAToken(
  tenantId: string,
  source: ReadSource,
  selection: AgentSelection,
  { direction, after, among }: { direction: SortDirection; after: string | null; among: number | null },
  limit: number,
): Promise<PlaceByLastToken[]> {
  const descending = direction === "desc";
  const order = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const isLater = (id: Prisma.Sql) =>
    after ? Prisma.sql`${id} ${descending ? Prisma.sql`<` : Prisma.sql`>`} ${after}::uuid` : Prisma.sql`true`;
  const agents = Prisma.sql`
    SELECT id AS agent_id FROM agents
    WHERE agents.tenant_id = ${tenantId}::uuid AND ${isLater(Prisma.sql`id`)}
      AND ${selected(tenantId, selection, Prisma.sql`agents.name`, Prisma.sql`agents.id`)}
    ORDER BY id ${order}`;
  const never =
    among === null
      ? Prisma.sql`(${agents}) EXCEPT (
          SELECT agent_id FROM agent_last_tokens
          WHERE tenant_id = ${tenantId}::uuid AND ${isLater(Prisma.sql`agent_id`)}
          ORDER BY agent_id
        )`
      : Prisma.sql`
          SELECT agent_id FROM (${agents} LIMIT ${among}) AS looked_at
          WHERE (
            SELECT hour FROM agent_last_tokens
            WHERE tenant_id = ${tenantId}::uuid AND agent_last_tokens.agent_id = looked_at.agent_id
          ) IS NULL`;
  return source.query(Prisma.sql`
    SELECT agent_id, NULL AS hour FROM (${never}) AS never ORDER BY agent_id ${order} LIMIT ${limit}`);
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
