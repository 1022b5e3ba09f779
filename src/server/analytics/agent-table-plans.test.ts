import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { agentTable } from "@/server/analytics/agent-table";
import type { ReadSource } from "@/server/db/read-source";
import { planOf, type QueryPlan } from "@/server/testing/query-plan";
import { env } from "~env";
import { sumUpActivity } from "../../../prisma/sum-up-activity";

const now = new Date("2026-11-24T12:00:00Z");
const span = { from: "2026-10-26", to: "2026-11-24" };

/** Agents of one tenant, few of which have most of the tokens, beside another as large. */
const agents = 10_000;
const tenantId = "00000000-0000-4000-8000-000000000001";
const hoursOfAnAgent = 4;

let connection: Client;
let plans: QueryPlan[];

beforeAll(async () => {
  connection = new Client({ connectionString: env.DATABASE_URL });
  await connection.connect();
  await connection.query(
    `INSERT INTO agents (tenant_id, id, name, secret_digest, updated_at)
     SELECT ('00000000-0000-4000-8000-00000000000' || tenant)::uuid,
       ('00000000-0000-7000-8000-' || lpad(to_hex(tenant * 1000000 + n), 12, '0'))::uuid,
       'Agent ' || lpad(n::text, 6, '0'), '\\x00', now()
     FROM generate_series(1, 2) AS tenant, generate_series(1, $1::int) AS n`,
    [agents],
  );
  // The n-th has about as many as the first divided by n; every tenth has none, every hundredth is dormant.
  await connection.query(
    `INSERT INTO agent_activity (tenant_id, agent_id, hour, metric_type, count)
     SELECT tenant_id, id, hour::timestamptz, 'token_issued', 1 + 1000000 / right(name, 6)::int
     FROM agents, unnest(ARRAY['2026-10-02T01:00Z', '2026-10-30T01:00Z', '2026-11-10T07:00Z', '2026-11-24T09:00Z']) AS hour
     WHERE right(name, 1) <> '7' AND (right(name, 2) <> '33' OR hour < '2026-11-18')`,
  );
  for (const tenant of [1, 2]) {
    await sumUpActivity(connection, `00000000-0000-4000-8000-00000000000${tenant}`);
  }
  await connection.query(
    `INSERT INTO analytics_events (tenant_id, date, metric_type, count)
     SELECT gen_random_uuid(), date::date, 'token_issued', 5
     FROM generate_series(1, 50), generate_series('2026-01-01'::date, '2026-11-24', '1 day') AS date`,
  );
  await connection.query("VACUUM ANALYZE");
}, 120_000);

afterAll(() => connection.end());

const explained: ReadSource = {
  now,
  async query(statement) {
    plans.push(await planOf(connection, statement));
    return (await connection.query(statement)).rows;
  },
};

async function read(input: Parameters<typeof agentTable>[1]) {
  plans = [];
  const page = await agentTable(tenantId, input, explained);
  for (const { scannedTables } of plans) expect(scannedTables).toEqual([]);
  return { page, queries: plans.length, rowsRead: plans.reduce((sum, { rowsRead }) => sum + rowsRead, 0) };
}

/** What the rows of a page cost: each agent with its hours and its last token, and the days of the tenant. */
const costOf = (rows: number) => rows * (hoursOfAnAgent + 2) + 30;

describe("a page of the table of agents, at the price of the page", () => {
  test("with the most tokens first, also further down", async () => {
    let cursor: string | undefined;
    for (let number = 1; number <= 5; number++) {
      const { page, queries, rowsRead } = await read({ ...span, limit: 10, cursor });
      expect(page.items).toHaveLength(10);
      expect(queries).toBe(3);
      // Twice as many as are listed so far, of two months, and of each its months twice and its hours.
      expect(rowsRead).toBeLessThan(costOf(11) + 2 * (10 * number + 1) * (2 + 2 + 2 + 2));
      cursor = page.next_cursor ?? undefined;
    }
  });

  test.each([
    ["by name", { sort: "name" }],
    ["by name, backwards", { sort: "name", direction: "desc" }],
    ["with the latest token first", { sort: "last_token" }],
  ] as const)("%s", async (_, order) => {
    const first = await read({ ...span, ...order, limit: 10 });
    expect(first.queries).toBe(3);
    expect(first.rowsRead).toBeLessThan(costOf(11) + 2 * 11);
    const second = await read({ ...span, ...order, limit: 10, cursor: first.page.next_cursor ?? undefined });
    expect(second.rowsRead).toBeLessThan(costOf(11) + 2 * 11);
  });

  test("with the most tokens first on a day, among all that may have as many as those on the page", async () => {
    const { page, queries, rowsRead } = await read({ from: "2026-11-10", to: "2026-11-10", limit: 10 });
    expect(page.items).toHaveLength(10);
    // A month has twice what each has on the day, so that twice as many may lead.
    expect(queries).toBe(4);
    expect(rowsRead).toBeLessThan(costOf(11) + 3 * 2 * 11 * (1 + 1 + 1 + 2));
  });

  test.each(["tokens", "name", "last_token"] as const)("of dormant agents, by %s", async (sort) => {
    const dormant = 100;
    for (const direction of ["asc", "desc"] as const) {
      const { page, rowsRead } = await read({ ...span, activity: "dormant", sort, direction, limit: 10 });
      expect(page.items.map((agent) => agent.dormant)).toEqual(Array(10).fill(true));
      // Each once to see that they are few, then with its state, its months and its hours.
      expect(rowsRead).toBeLessThan(costOf(11) + dormant * (1 + 1 + 2 + 2 + hoursOfAnAgent));
    }
  });

  test("with the longest without a token first", async () => {
    const { page, rowsRead } = await read({ ...span, sort: "last_token", direction: "asc", limit: 10 });
    expect(page.items.every(({ last_token_hour }) => last_token_hour === null)).toBe(true);
    // Every tenth never had one, so that nine are passed over for each.
    expect(rowsRead).toBeLessThan(costOf(11) + 11 * 10 * 2);
  });

  test("of agents that are named", async () => {
    const { page } = await read({ ...span, limit: 3 });
    const agent_ids = page.items.map(({ agent_id }) => agent_id);
    const { rowsRead } = await read({ ...span, agent_ids });
    expect(rowsRead).toBeLessThan(costOf(3) + 3 * (2 + 2 + 2 + 2 + 2));
  });
});

test("however few come first, the queries are a handful", async () => {
  const { page, queries } = await read({ ...span, direction: "asc", limit: 10 });
  expect(page.items.every(({ token_count }) => token_count === 0)).toBe(true);
  expect(queries).toBeLessThanOrEqual(4);
});
