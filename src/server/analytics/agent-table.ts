import { z } from "zod";
import type { AgentTable, AgentTableInput } from "@/schemas/agent-table";
import { activeDaysBefore, quietDays } from "@/schemas/dormancy";
import {
  type AgentSelection,
  findAgentsByLastToken,
  findAgentsByName,
  findAgentsByTokens,
  findAgentsThatNeverHadAToken,
  findAgentsWithoutTokens,
  findTableRows,
  type PlaceByLastToken,
  type PlaceByName,
  type PlaceByTokens,
  type StoredTableRow,
} from "@/server/analytics/agent-table-repository";
import { findDailyCounts, liveData, type ReadSource } from "@/server/analytics/analytics-repository";
import { addDays, isoDate, startOfDay } from "@/server/analytics/utc-time";
import { pageCursor, pageFrom } from "@/server/page-cursor";

const defaultPageSize = 50;

/** `before` is how many agents come before, so that the next page is looked for as far as it may lie. */
const cursorByTokens = pageCursor(
  z.strictObject({
    agent_id: z.uuid(),
    name: z.string(),
    count: z.int().nonnegative(),
    before: z.int().nonnegative(),
  }),
);
const cursorByName = pageCursor(z.strictObject({ agent_id: z.uuid(), name: z.string() }));
const cursorByLastToken = pageCursor(
  z.strictObject({ agent_id: z.uuid(), hour: z.iso.datetime().nullable() }),
);

/**
 * How many agents are counted exactly before all are. Where few agents have most of the tokens, as almost
 * always, more than half of them are soon known to be in their place.
 */
const reaches = [100, 500, 2_500, null] as const;

interface Listing {
  readonly tenantId: string;
  readonly source: ReadSource;
  readonly stretch: { readonly from: Date; readonly until: Date };
  readonly selection: AgentSelection;
  readonly limit: number;
}

/** Agents with tokens, from the narrowest look that is sure of them. */
async function withTokens(
  { tenantId, source, stretch, selection, limit }: Listing,
  direction: "asc" | "desc",
  after: (PlaceByTokens & { before: number }) | null,
): Promise<PlaceByTokens[]> {
  const last = (after?.before ?? 0) + limit;
  for (const reach of reaches) {
    // The fewest are not among the months' largest.
    if (reach !== null && (direction === "asc" || reach < last)) continue;
    const found = await findAgentsByTokens(
      tenantId,
      source,
      stretch,
      selection,
      { direction, after, reach },
      limit,
    );
    const known = found.every(({ certain }) => certain);
    const all = found.length === limit || found[0]?.complete;
    if (reach === null || (known && all)) {
      return found.map(({ agent_id, name, count }) => ({ agent_id, name, count }));
    }
  }
  return [];
}

async function pageByTokens(listing: Listing, direction: "asc" | "desc", cursor: string | undefined) {
  const { tenantId, source, stretch, selection, limit } = listing;
  const after = cursorByTokens.decode(cursor);
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
  const before = (after?.before ?? 0) + limit - 1;
  return pageFrom(places, limit - 1, (place) => cursorByTokens.encode({ ...place, before }));
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
  const never = (place: PlaceByLastToken | null, rest: number) =>
    findAgentsThatNeverHadAToken(
      tenantId,
      source,
      selection,
      { direction, after: place?.agent_id ?? null },
      rest,
    );
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
 * an index; the most tokens first are found by the sums kept of months (see `findAgentsByTokens`). No index
 * serves a span that is free, so that some pages cost what the tenant has of agents: the most tokens first where
 * all have about the same, or far down the list; the fewest first beyond those without any; and a search or an
 * activity that few agents pass.
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
  const days: string[] = [];
  for (let day = new Date(from); isoDate(day) <= to; day = addDays(day, 1)) days.push(isoDate(day));
  const listing: Listing = {
    tenantId,
    source,
    stretch: { from: new Date(from), until: addDays(new Date(to), 1) },
    selection: { search, activity, agentIds: agent_ids, dormancy },
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
