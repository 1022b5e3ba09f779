import { z } from "zod";
import type { AgentTable, AgentTableInput } from "@/schemas/agent-table";
import { activeDaysBefore, quietDays } from "@/schemas/dormancy";
import {
  type AgentSelection,
  areFewOfActivity,
  findAgentsByLastToken,
  findAgentsByName,
  findAgentsByTokens,
  findAgentsThatNeverHadAToken,
  findAgentsWithoutTokens,
  findFewByTokens,
  findTableRows,
  type PlaceByLastToken,
  type PlaceByName,
  type PlaceByTokens,
  type StoredTableRow,
} from "@/server/analytics/agent-table-repository";
import { findDailyCounts, liveData, type ReadSource } from "@/server/analytics/analytics-repository";
import { addDays, isoDate, startOfDay } from "@/server/analytics/utc-time";
import { NameOfPlace, pageCursor, pageFrom } from "@/server/page-cursor";

const defaultPageSize = 50;

/** More than any tenant has: PostgreSQL counts rows in 32 bits here. */
const maximumBefore = 1_000_000_000;

/** `before` is how many agents come before, so that the next page is looked for as far as it may lie. */
const cursorByTokens = pageCursor(
  z.strictObject({
    agent_id: z.uuid(),
    name: NameOfPlace,
    count: z.int().nonnegative(),
    before: z.int().nonnegative().max(maximumBefore),
  }),
);
const cursorByName = pageCursor(z.strictObject({ agent_id: z.uuid(), name: NameOfPlace }));
const cursorByLastToken = pageCursor(
  z.strictObject({ agent_id: z.uuid(), hour: z.iso.datetime().nullable() }),
);

/** How many agents of an activity are few: each is looked at, in the time that it takes to look at a page. */
const fewAgents = 5_000;

/** How many agents are looked up in search of those that never had a token, before all are gone through. */
const agentsLookedUp = 1_000;

interface Listing {
  readonly tenantId: string;
  readonly source: ReadSource;
  readonly stretch: { readonly from: Date; readonly until: Date };
  readonly selection: AgentSelection;
  readonly limit: number;
}

/** Agents with tokens: found among twice as many as are asked for, else among all that may have as many as these. */
async function withTokens(
  { tenantId, source, stretch, selection, limit }: Listing,
  direction: "asc" | "desc",
  after: (PlaceByTokens & { before: number }) | null,
): Promise<PlaceByTokens[]> {
  const find = (reach: number | null, least: number) =>
    findAgentsByTokens(tenantId, source, stretch, selection, { direction, after, reach, least }, limit);
  const placesOf = (found: PlaceByTokens[]) =>
    found.map(({ agent_id, name, count }) => ({ agent_id, name, count }));
  // The fewest are not among the months' largest.
  if (direction === "asc") return placesOf(await find(null, 1));
  const found = await find(2 * ((after?.before ?? 0) + limit), 1);
  const isFull = found.length === limit;
  if (found[0]?.complete || (isFull && found.every(({ certain }) => certain))) return placesOf(found);
  return placesOf(await find(null, isFull ? (found.at(-1)?.count ?? 1) : 1));
}

async function pageByTokens(listing: Listing, direction: "asc" | "desc", cursor: string | undefined) {
  const { tenantId, source, stretch, selection, limit } = listing;
  const after = cursorByTokens.decode(cursor);
  const before = (after?.before ?? 0) + limit - 1;
  const cursorOf = (place: PlaceByTokens) => cursorByTokens.encode({ ...place, before });
  if (selection.few) {
    const few = await findFewByTokens(tenantId, source, stretch, selection, { direction, after }, limit);
    return pageFrom(few, limit - 1, cursorOf);
  }
  const withoutTokens = (place: PlaceByName | null, rest: number) =>
    findAgentsWithoutTokens(tenantId, source, stretch, selection, place, rest);

  let places: PlaceByTokens[];
  if (direction === "desc") {
    const isPast = after?.count === 0;
    const first = isPast ? [] : await withTokens(listing, direction, after);
    const rest = limit - first.length;
    places = rest > 0 ? [...first, ...(await withoutTokens(isPast ? after : null, rest))] : first;
  } else {
    const isPast = after !== null && after.count > 0;
    const first = isPast ? [] : await withoutTokens(after, limit);
    const rest = limit - first.length;
    places =
      rest > 0
        ? [...first, ...(await withTokens({ ...listing, limit: rest }, direction, isPast ? after : null))]
        : first;
  }
  return pageFrom(places, limit - 1, cursorOf);
}

async function pageByName(
  { tenantId, source, selection, limit }: Listing,
  direction: "asc" | "desc",
  cursor: string | undefined,
) {
  const after = cursorByName.decode(cursor);
  const places = await findAgentsByName(tenantId, source, selection, { direction, after }, limit);
  return pageFrom(places, limit - 1, cursorByName.encode);
}

/** Whoever never had a token comes last, or first where the longest ago is first. */
async function pageByLastToken(
  { tenantId, source, selection, limit }: Listing,
  direction: "asc" | "desc",
  cursor: string | undefined,
) {
  const after = cursorByLastToken.decode(cursor);
  const ever = (place: PlaceByLastToken | null, rest: number) =>
    findAgentsByLastToken(tenantId, source, selection, { direction, after: place }, rest);
  const never = async (place: PlaceByLastToken | null, rest: number) => {
    const find = (among: number | null) => {
      const order = { direction, after: place?.agent_id ?? null, among };
      return findAgentsThatNeverHadAToken(tenantId, source, selection, order, rest);
    };
    const found = await find(agentsLookedUp);
    return found.length === rest ? found : find(null);
  };
  if (selection.activity) {
    return pageFrom(await ever(after, limit), limit - 1, cursorByLastToken.encode);
  }
  const [first, second] = direction === "desc" ? [ever, never] : [never, ever];
  const isPast = after !== null && (after.hour === null) === (direction === "desc");
  const found = isPast ? [] : await first(after, limit);
  const rest = limit - found.length;
  const places = rest > 0 ? [...found, ...(await second(isPast ? after : null, rest))] : found;
  return pageFrom(places, limit - 1, cursorByLastToken.encode);
}

/**
 * A page of the tenant's agents with their tokens on the UTC days [from, to]: the most first where nothing else
 * is said. Each has its tokens a day and the hour of its last one, whenever that was.
 *
 * It takes the same few queries however many agents there are. By name and by last token each is a range of
 * an index; the most tokens first are found by the sums kept of months (see `findAgentsByTokens`); agents that are
 * named, and those of an activity where they are few, are looked at one by one. No index serves a span that is free,
 * so that some pages cost what the tenant has of agents: the most tokens first where all have about the same, or far
 * down the list; the fewest first beyond those without any; and a search that few agents pass.
 */
export async function agentTable(
  tenantId: string,
  {
    from,
    to,
    limit = defaultPageSize,
    cursor,
    sort = "tokens",
    direction = sort === "name" ? "asc" : "desc",
    search,
    activity,
    agent_ids,
  }: AgentTableInput,
  source: ReadSource = liveData(),
): Promise<AgentTable> {
  const firstQuiet = addDays(startOfDay(source.now), 1 - quietDays);
  const dormancy = { from: addDays(firstQuiet, -activeDaysBefore), until: firstQuiet };
  const few =
    agent_ids !== undefined ||
    (activity !== undefined && (await areFewOfActivity(tenantId, source, activity, dormancy, fewAgents)));
  const days: string[] = [];
  for (let day = new Date(from); isoDate(day) <= to; day = addDays(day, 1)) days.push(isoDate(day));
  const listing: Listing = {
    tenantId,
    source,
    stretch: { from: new Date(from), until: addDays(new Date(to), 1) },
    selection: { search, activity, agentIds: agent_ids, dormancy, few },
    limit: limit + 1,
  };

  const pages = { tokens: pageByTokens, name: pageByName, last_token: pageByLastToken };
  const { items, next_cursor } = await pages[sort](listing, direction, cursor);
  const stored = await findTableRows(
    tenantId,
    source,
    listing.stretch,
    items.map(({ agent_id }) => agent_id),
  );
  const ofTenant = await findDailyCounts(tenantId, source, "token_issued", {
    from: new Date(from),
    to: new Date(to),
  });
  const tokensOfTenant = new Map(ofTenant.map(({ date, count }) => [date, count]));

  const present = ({ tokens_by_day, last_token_hour, ...agent }: StoredTableRow) => {
    const daily_tokens = days.map((day) => tokens_by_day[day] ?? 0);
    const last = last_token_hour === null ? null : new Date(last_token_hour);
    return {
      ...agent,
      dormant: agent.status === "active" && last !== null && dormancy.from <= last && last < dormancy.until,
      daily_tokens,
      token_count: daily_tokens.reduce((sum, count) => sum + count, 0),
      last_token_hour,
    };
  };
  const rowOf = new Map(stored.map((row) => [row.agent_id, row]));
  return {
    items: items.flatMap(({ agent_id }) => {
      const row = rowOf.get(agent_id);
      return row ? [present(row)] : [];
    }),
    next_cursor,
    daily_tokens: days.map((day) => tokensOfTenant.get(day) ?? 0),
  };
}
