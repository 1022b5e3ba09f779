import { Client, type ClientBase } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { activityHeatmap } from "@/server/analytics/activity-heatmap";
import { agentActivity } from "@/server/analytics/agent-activity";
import { agentUsage } from "@/server/analytics/agent-usage";
import { agentsOfHour } from "@/server/analytics/agents-of-hour";
import type { ReadSource } from "@/server/analytics/analytics-repository";
import { glance } from "@/server/analytics/glance";
import { readLiveCounts } from "@/server/analytics/live/live-counts";
import { storeIncrements } from "@/server/analytics/recording/store-increments";
import {
  deleteAgentHours,
  deleteTenantHours,
  findAgentIdsAfter,
} from "@/server/analytics/retention-repository";
import { tokenTrend } from "@/server/analytics/token-trend";
import { planOf, type QueryPlan } from "@/server/testing/query-plan";
import { env } from "~env";

const now = new Date("2026-11-24T12:00:00Z");

/** One large tenant, whose agents are a quarter without tokens, beside many small ones. */
const largeTenant = "00000000-0000-4000-8000-000000000001";
const smallTenant = "00000000-0000-4000-8000-000000000002";

let connection: Client;
let plans: QueryPlan[];

beforeAll(async () => {
  connection = new Client({ connectionString: env.DATABASE_URL });
  await connection.connect();
  await connection.query("CREATE TEMP TABLE size (tenant_id uuid, agents int)");
  await connection.query(
    `INSERT INTO size SELECT ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, CASE n WHEN 1 THEN 10000 ELSE 20 END
     FROM generate_series(1, 300) AS n`,
  );
  await connection.query(
    `INSERT INTO agents (tenant_id, id, name, secret_digest, updated_at)
     SELECT tenant_id, gen_random_uuid(), 'Agent ' || n, '\\x00', now() FROM size, generate_series(1, agents) AS n`,
  );
  await connection.query(
    `INSERT INTO agent_activity (tenant_id, agent_id, hour, metric_type, count)
     SELECT tenant_id, id, $1::timestamptz - n * interval '95 hours', 'token_issued', 1 + n
     FROM agents, generate_series(0, 25) AS n`,
    ["2026-11-24T11:00:00Z"],
  );
  await connection.query(
    `INSERT INTO agent_months (tenant_id, agent_id, month, metric_type, count, name, days)
     SELECT tenant_id, id, month::date, 'token_issued', 1 + ascii(right(id::text, 1)), name, ascii(id::text)
     FROM agents, generate_series('2026-04-01'::date, '2026-11-01', interval '1 month') AS month WHERE ascii(id::text) % 4 <> 0`,
  );
  await connection.query(
    `INSERT INTO agent_last_tokens (tenant_id, agent_id, hour)
     SELECT tenant_id, agent_id, max(hour) FROM agent_activity GROUP BY 1, 2`,
  );
  await connection.query(
    `INSERT INTO tenant_hours (tenant_id, hour, metric_type, count)
     SELECT tenant_id, $1::timestamptz - n * interval '1 hour', 'token_issued', 5
     FROM size, generate_series(0, 24 * 91, 3) AS n`,
    ["2026-11-24T11:00:00Z"],
  );
  await connection.query(
    `INSERT INTO analytics_events (tenant_id, date, metric_type, count)
     SELECT tenant_id, '2026-11-24'::date - n, 'token_issued', 5 FROM size, generate_series(0, 365) AS n`,
  );
  await connection.query("VACUUM ANALYZE");
}, 120_000);

afterAll(() => connection.end());

/** Reads like any source, and keeps how PostgreSQL did it. */
const explained: ReadSource = {
  now,
  async query(statement) {
    plans.push(await planOf(connection, statement));
    return (await connection.query(statement)).rows;
  },
};

/** A connection of which each statement's plan is kept, and which undoes what it wrote. */
const explainedConnection = {
  async query(text: string, values: unknown[]) {
    plans.push(await planOf(connection, { text, values }));
    return { rows: [], rowCount: 0 };
  },
} as unknown as ClientBase;

async function rowsReadBy(work: () => Promise<unknown>): Promise<number> {
  plans = [];
  await work();
  expect(plans.length).toBeGreaterThan(0);
  for (const { scannedTables } of plans) {
    // Which belongs to no tenant, and has a row a process.
    expect(scannedTables.filter((table) => table !== "recorders")).toEqual([]);
  }
  return plans.reduce((sum, { rowsRead }) => sum + rowsRead, 0);
}

describe("an index serves", () => {
  test("nothing here that is not asked for by tenant, or the tests below show nothing", async () => {
    const scan = { text: "SELECT sum(count) FROM agent_activity WHERE hour > $1", values: [now] };
    const { scannedTables, rowsRead } = await planOf(connection, scan);
    expect(scannedTables).toEqual(["agent_activity"]);
    expect(rowsRead).toBeGreaterThan(200_000);
  });

  test.each([
    ["a large tenant", largeTenant],
    ["a small tenant", smallTenant],
  ])("the token trend and the heatmap of %s, at the price of the window", async (_, tenantId) => {
    expect(await rowsReadBy(() => tokenTrend(tenantId, 90, explained))).toBe(90);
    const span = { from: "2026-10-26", to: "2026-11-24", tz: "Asia/Kolkata" };
    expect(await rowsReadBy(() => activityHeatmap(tenantId, span, explained))).toBeLessThan(31 * 24);
  });

  test("the heatmap of some agents, at the price of theirs", async () => {
    const agent_ids = (
      await connection.query<{ id: string }>("SELECT id FROM agents WHERE tenant_id = $1 LIMIT 3", [
        largeTenant,
      ])
    ).rows.map(({ id }) => id);
    const span = { from: "2026-08-27", to: "2026-11-24" };
    expect(await rowsReadBy(() => activityHeatmap(largeTenant, { ...span, agent_ids }, explained))).toBe(
      3 * 23,
    );
  });

  test("the figures at a glance, at the price of each agent's months", async () => {
    const span = { from: "2026-10-26", to: "2026-11-24" };
    const months = 10_000 * 0.75 * 2;
    const hoursCompared = 24 * 4;
    const daysCompared = 31 * 4;
    const rowsRead = await rowsReadBy(() => glance(largeTenant, span, explained));
    expect(rowsRead).toBeLessThan(10_000 + months * 1.1 + hoursCompared + daysCompared);
    expect(await rowsReadBy(() => glance(smallTenant, span, explained))).toBeLessThan(20 * 3 + 220);
    const agent_ids = (
      await connection.query<{ id: string }>("SELECT id FROM agents WHERE tenant_id = $1 LIMIT 3", [
        largeTenant,
      ])
    ).rows.map(({ id }) => id);
    expect(await rowsReadBy(() => glance(largeTenant, { ...span, agent_ids }, explained))).toBeLessThan(200);
  });

  test("the agents of an hour, at the price of the busiest ones in it", async () => {
    const cell = { from: "2026-10-26", to: "2026-11-24", dow: 2, hour: 11 };
    const candidates = 200 * 2;
    const rowsRead = await rowsReadBy(() => agentsOfHour(largeTenant, cell, explained));
    expect(rowsRead).toBeLessThan(candidates * (1 + 5));
  });

  test("each page of the usage summary, at the price of the page", async () => {
    let cursor: string | undefined;
    let agents = 0;
    do {
      const rowsRead = await rowsReadBy(async () => {
        const page = await agentUsage(largeTenant, { limit: 200, cursor }, explained);
        agents += page.items.length;
        cursor = page.next_cursor ?? undefined;
      });
      // Among the agents without tokens those with tokens are passed over: some for each, a fixed ratio here.
      expect(rowsRead).toBeLessThan(200 * 20);
    } while (cursor);
    expect(agents).toBe(10_000);
    expect(await rowsReadBy(() => agentUsage(largeTenant, { limit: 50 }, explained))).toBe(51);
    expect(await rowsReadBy(() => agentUsage(smallTenant, {}, explained))).toBeLessThan(20 * 3);
  });

  test("each page of the agents' activity, at the price of the page", async () => {
    const first = await rowsReadBy(() => agentActivity(largeTenant, { limit: 1 }, explained));
    expect(first).toBeLessThan(30);
    expect(await rowsReadBy(() => agentActivity(largeTenant, {}, explained))).toBeLessThan(50 * 30);
  });

  test("the live counts, at the price of the agents that moved", async () => {
    const agents = await connection.query<{ id: string }>(
      "SELECT id FROM agents WHERE tenant_id = $1 LIMIT 50",
      [largeTenant],
    );
    const agentIds = agents.rows.map(({ id }) => id);
    expect(await rowsReadBy(() => readLiveCounts(largeTenant, agentIds, explained))).toBeLessThan(50 * 5);
    expect(await rowsReadBy(() => readLiveCounts(largeTenant, [], explained))).toBeLessThan(10);
  });

  test("the counting of a batch", async () => {
    const recorderId = "00000000-0000-4000-8000-00000000ffff";
    await connection.query("INSERT INTO recorders (recorder_id, position) VALUES ($1, 0)", [recorderId]);
    const agents = await connection.query<{ tenant_id: string; id: string }>(
      "SELECT tenant_id, id FROM agents ORDER BY id LIMIT 100",
    );
    const increments = agents.rows.map(({ tenant_id: tenantId, id: agentId }) => ({
      tenantId,
      agentId,
      metric: "token_issued" as const,
      hour: now.getTime() - (now.getTime() % 3_600_000),
      count: 3,
    }));
    const progress = { position: 0, taken: null };
    await rowsReadBy(() => storeIncrements(explainedConnection, recorderId, increments, progress, progress));
  });

  test("the dropping of expired hours", async () => {
    const before = new Date("2026-08-27T00:00:00Z");
    const { rows } = await connection.query<{ id: string }>(
      "SELECT id FROM agents WHERE tenant_id = $1 LIMIT 200",
      [largeTenant],
    );
    const agentIds = rows.map(({ id }) => id);
    await rowsReadBy(() => findAgentIdsAfter(largeTenant, explainedConnection, null, 200));
    await rowsReadBy(() => deleteTenantHours(largeTenant, explainedConnection, before));
    await rowsReadBy(() => deleteAgentHours(largeTenant, explainedConnection, agentIds, before, 5_000));
  });
});
