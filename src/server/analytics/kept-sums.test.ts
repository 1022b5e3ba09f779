import { readFile } from "node:fs/promises";
import { Client } from "pg";
import { expect, test } from "vitest";
import { recorder } from "@/server/analytics";
import { insertCount } from "@/server/testing/counts";
import { query } from "@/server/testing/query";
import { insertAgent, twoTenants } from "@/server/testing/tenants";
import { env } from "~env";
import { sumUpActivity } from "../../../prisma/sum-up-activity";

const keptSums = async (tenantId: string) => ({
  hours: await query(
    "SELECT hour, metric_type, count::int FROM tenant_hours WHERE tenant_id = $1 ORDER BY 1, 2",
    [tenantId],
  ),
  months: await query(
    `SELECT agent_id, month::text, metric_type, count::int, name, days FROM agent_months WHERE tenant_id = $1
     ORDER BY 1, 2, 3`,
    [tenantId],
  ),
  lastTokens: await query("SELECT agent_id, hour FROM agent_last_tokens WHERE tenant_id = $1 ORDER BY 1", [
    tenantId,
  ]),
});

async function countedTenant() {
  const { acme } = await twoTenants();
  const agents = [acme.agentCredentials, await insertAgent(acme.id, "Second")];
  for (const hour of ["2026-10-31T23:00:00Z", "2026-11-01T00:00:00Z", "2026-11-30T23:00:00Z"]) {
    for (const [n, { clientId }] of agents.entries()) {
      await insertCount(acme.id, clientId, hour, 2 + n);
      await insertCount(acme.id, clientId, hour, 1, "agent_updated");
    }
  }
  return { acme, agents };
}

test("the recorder keeps the sums of what it counts of agents", async () => {
  const { acme, agents } = await countedTenant();
  // A client that is no agent is no part of the agents' activity.
  recorder.record({
    tenantId: acme.id,
    agentId: null,
    metric: "token_issued",
    at: new Date("2026-10-31T23:00:00Z"),
  });
  await recorder.flush();
  const { hours, months, lastTokens } = await keptSums(acme.id);
  expect(hours).toEqual(
    ["2026-10-31T23:00:00Z", "2026-11-01T00:00:00Z", "2026-11-30T23:00:00Z"].flatMap((hour) => [
      { hour: new Date(hour), metric_type: "agent_updated", count: 2 },
      { hour: new Date(hour), metric_type: "token_issued", count: 5 },
    ]),
  );
  // The 31st, and the first and the 30th.
  const [october, november] = [2 ** 30, 1 + 2 ** 29];
  expect(months).toEqual(
    agents.flatMap(({ clientId: agent_id }, n) => {
      const name = n === 0 ? "Agent of Acme" : "Second";
      return [
        { agent_id, month: "2026-10-01", metric_type: "agent_updated", count: 1, name, days: october },
        { agent_id, month: "2026-10-01", metric_type: "token_issued", count: 2 + n, name, days: october },
        { agent_id, month: "2026-11-01", metric_type: "agent_updated", count: 2, name, days: november },
        {
          agent_id,
          month: "2026-11-01",
          metric_type: "token_issued",
          count: 2 * (2 + n),
          name,
          days: november,
        },
      ];
    }),
  );
  expect(lastTokens).toEqual(
    agents.map(({ clientId: agent_id }) => ({ agent_id, hour: new Date("2026-11-30T23:00:00Z") })),
  );
});

test("an agent's last token is its latest, whatever comes in later", async () => {
  const { acme } = await twoTenants();
  const { clientId } = acme.agentCredentials;
  for (const [hour, metric, last] of [
    ["2026-11-02T05:00:00Z", "agent_updated", null],
    ["2026-11-02T05:00:00Z", "token_issued", "2026-11-02T05:00:00Z"],
    ["2026-11-02T04:00:00Z", "token_issued", "2026-11-02T05:00:00Z"],
    ["2026-11-02T07:00:00Z", "agent_updated", "2026-11-02T05:00:00Z"],
    ["2026-11-02T06:00:00Z", "token_issued", "2026-11-02T06:00:00Z"],
  ] as const) {
    await insertCount(acme.id, clientId, hour, 1, metric);
    const { lastTokens } = await keptSums(acme.id);
    expect(lastTokens).toEqual(last === null ? [] : [{ agent_id: clientId, hour: new Date(last) }]);
  }
});

test("hours that were stored in bulk are summed up as the recorder would have", async () => {
  const { acme } = await countedTenant();
  const kept = await keptSums(acme.id);
  for (const table of ["analytics_events", "tenant_hours", "agent_months", "agent_last_tokens"]) {
    await query(`DELETE FROM ${table} WHERE tenant_id = $1`, [acme.id]);
  }
  const client = new Client({ connectionString: env.DATABASE_URL });
  await client.connect();
  await sumUpActivity(client, acme.id);
  await client.end();
  expect(await keptSums(acme.id)).toEqual(kept);
});

test("the migrations sum up what was counted before", async () => {
  const { acme } = await countedTenant();
  const kept = await keptSums(acme.id);
  await query("TRUNCATE tenant_hours, agent_months, agent_last_tokens");
  for (const [migration, statements] of [
    ["20261124164047_kept_sums", 2],
    ["20261125184500_days_of_agents", 1],
    ["20261125190000_last_tokens", 1],
  ] as const) {
    const file = new URL(`../../../prisma/migrations/${migration}/migration.sql`, import.meta.url);
    const fills = (await readFile(file, "utf8")).match(/^(INSERT INTO|UPDATE) [^;]*;$/gm) ?? [];
    expect(fills).toHaveLength(statements);
    for (const fill of fills) await query(fill);
  }
  expect(await keptSums(acme.id)).toEqual(kept);
});

test("an agent is listed under its present name, whatever is counted while it is renamed", async () => {
  const { acme } = await twoTenants();
  const agents = await Promise.all(Array.from({ length: 20 }, (_, n) => insertAgent(acme.id, `Old ${n}`)));
  const at = new Date();
  for (let round = 0; round < 2; round++) {
    await Promise.all(
      agents.map(async ({ clientId }, n) => {
        recorder.record({ tenantId: acme.id, agentId: clientId, metric: "token_issued", at });
        const flushed = recorder.flush();
        await acme.owner.agents.update({ agent_id: clientId, name: `New ${round} ${n}` });
        await flushed;
      }),
    );
    const { items } = await acme.admin.analytics.agents({});
    const listed = items.filter(({ name }) => name.startsWith(`New ${round}`));
    expect(listed).toHaveLength(agents.length);
    for (const { token_count } of listed) expect(token_count).toBe(round + 1);
  }
});
