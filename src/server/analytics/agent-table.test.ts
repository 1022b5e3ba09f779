import { describe, expect, test } from "vitest";
import type { AgentTableInput } from "@/schemas/agent-table";
import type { Caller } from "@/server/api/root";
import { stopTheClock } from "@/server/testing/clock";
import { insertCount } from "@/server/testing/counts";
import { query } from "@/server/testing/query";
import { createTenant, insertAgent, twoTenants } from "@/server/testing/tenants";

const now = "2026-11-24T12:30:00Z";
const span = { from: "2026-10-26", to: "2026-11-24" };

/** Counts many tokens at once, as the recorder would have. */
async function storeTokens(tenantId: string, agentId: string, hour: string, count: number): Promise<void> {
  // One goes the whole way, the rest is added to what it made.
  await insertCount(tenantId, agentId, hour, 1);
  const rest = count - 1;
  await query(
    "UPDATE agent_activity SET count = count + $4 WHERE tenant_id = $1 AND agent_id = $2 AND hour = $3 AND metric_type = 'token_issued'",
    [tenantId, agentId, hour, rest],
  );
  await query(
    `UPDATE agent_months SET count = count + $4 WHERE tenant_id = $1 AND agent_id = $2
       AND month = date_trunc('month', $3::timestamptz AT TIME ZONE 'UTC')::date AND metric_type = 'token_issued'`,
    [tenantId, agentId, hour, rest],
  );
  await query(
    `UPDATE analytics_events SET count = count + $3 WHERE tenant_id = $1
       AND date = ($2::timestamptz AT TIME ZONE 'UTC')::date AND metric_type = 'token_issued'`,
    [tenantId, hour, rest],
  );
}

/** Every agent of the table, page by page. */
async function readAll(caller: Caller, input: AgentTableInput, limit: number) {
  const read = [];
  let cursor: string | undefined;
  do {
    const page = await caller.analytics.agentTable({ ...input, limit, cursor });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    read.push(...page.items);
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  return read;
}

describe("the table of agents", () => {
  test("has each agent's tokens a day, its last token and whether it is dormant, of its own tenant", async () => {
    const { acme, globex } = await twoTenants();
    stopTheClock(now);
    const [busy, quiet, unused, former] = [
      await insertAgent(acme.id, "Busy"),
      await insertAgent(acme.id, "Quiet"),
      await insertAgent(acme.id, "Unused"),
      await insertAgent(acme.id, "Former"),
    ];
    await storeTokens(acme.id, busy.clientId, "2026-10-25T23:00:00Z", 100);
    await storeTokens(acme.id, busy.clientId, "2026-10-26T00:00:00Z", 2);
    await storeTokens(acme.id, busy.clientId, "2026-11-24T12:00:00Z", 3);
    await insertCount(acme.id, busy.clientId, "2026-11-24T12:00:00Z", 5, "agent_updated");
    await storeTokens(acme.id, quiet.clientId, "2026-11-17T23:00:00Z", 4);
    await storeTokens(acme.id, former.clientId, "2026-11-17T23:00:00Z", 1);
    await acme.owner.agents.deactivate({ agent_id: former.clientId });
    await storeTokens(globex.id, globex.agentCredentials.clientId, "2026-11-24T01:00:00Z", 9);

    const daysWith = (counts: Record<number, number>) =>
      Array.from({ length: 30 }, (_, day) => counts[day] ?? 0);
    const table = await acme.viewer.analytics.agentTable(span);
    expect(table).toEqual({
      items: [
        {
          agent_id: busy.clientId,
          name: "Busy",
          status: "active",
          dormant: false,
          daily_tokens: daysWith({ 0: 2, 29: 3 }),
          token_count: 5,
          last_token_hour: "2026-11-24T12:00:00Z",
        },
        {
          agent_id: quiet.clientId,
          name: "Quiet",
          status: "active",
          dormant: true,
          daily_tokens: daysWith({ 22: 4 }),
          token_count: 4,
          last_token_hour: "2026-11-17T23:00:00Z",
        },
        expect.objectContaining({ name: "Former", status: "deactivated", dormant: false, token_count: 1 }),
        expect.objectContaining({ name: "Agent of Acme", token_count: 0, last_token_hour: null }),
        expect.objectContaining({ agent_id: unused.clientId, dormant: false, daily_tokens: daysWith({}) }),
      ],
      next_cursor: null,
      daily_tokens: daysWith({ 0: 2, 22: 5, 29: 3 }),
    });
    const theirs = await globex.viewer.analytics.agentTable({
      ...span,
      agent_ids: [busy.clientId, globex.agentCredentials.clientId],
    });
    expect(theirs.items.map(({ name, token_count }) => [name, token_count])).toEqual([
      ["Agent of Globex", 9],
    ]);
    expect(JSON.stringify(theirs)).not.toContain(busy.clientId);
  });

  test("is empty of a tenant without agents", async () => {
    const empty = await createTenant("Empty");
    stopTheClock(now);
    expect((await empty.viewer.analytics.agentTable(span)).items).toEqual([]);
  });

  test("an agent is dormant from the seventh day without a token on, for thirty days", async () => {
    const { acme } = await twoTenants();
    stopTheClock(now);
    for (const [name, hour] of [
      ["just active", "2026-11-18T00:00:00Z"],
      ["just dormant", "2026-11-17T23:00:00Z"],
      ["still dormant", "2026-10-19T00:00:00Z"],
      ["long gone", "2026-10-18T23:00:00Z"],
    ] as const) {
      await storeTokens(acme.id, (await insertAgent(acme.id, name)).clientId, hour, 1);
    }
    const namesOf = async (activity: "active" | "dormant") =>
      (await acme.viewer.analytics.agentTable({ ...span, activity, sort: "name" })).items.map(
        ({ name, dormant }) => [name, dormant],
      );
    expect(await namesOf("dormant")).toEqual([
      ["just dormant", true],
      ["still dormant", true],
    ]);
    expect(await namesOf("active")).toEqual([["just active", false]]);
  });

  test("finds agents by a part of their name, in whichever case, in every order", async () => {
    const { acme } = await twoTenants();
    stopTheClock(now);
    const loader = await insertAgent(acme.id, "Warehouse LÖADER");
    await insertAgent(acme.id, "Freelöader");
    await storeTokens(acme.id, acme.agentCredentials.clientId, "2026-11-24T01:00:00Z", 5);
    await storeTokens(acme.id, loader.clientId, "2026-11-24T01:00:00Z", 5);
    for (const sort of ["tokens", "name", "last_token"] as const) {
      for (const direction of ["asc", "desc"] as const) {
        const { items } = await acme.viewer.analytics.agentTable({
          ...span,
          search: " löader",
          sort,
          direction,
        });
        expect(items.map(({ name }) => name).sort()).toEqual(["Freelöader", "Warehouse LÖADER"]);
      }
    }
    const none = await acme.viewer.analytics.agentTable({ ...span, search: "%" });
    expect(none.items).toEqual([]);
  });

  test("pages hold every agent once, in each order, ties included", async () => {
    const { acme } = await twoTenants();
    stopTheClock(now);
    const names = ["Same", "Same", "Same", "Ähnlich", "zoo", "Zoo", "10", "9"];
    for (const [n, name] of names.entries()) {
      const { clientId } = await insertAgent(acme.id, name);
      if (n % 3) await storeTokens(acme.id, clientId, `2026-11-2${n % 3}T0${n % 2}:00:00Z`, n % 3);
    }
    const input = { ...span };
    const order = async (sort: "tokens" | "name" | "last_token", direction: "asc" | "desc") => {
      const whole = await readAll(acme.viewer, { ...input, sort, direction }, 100);
      expect(whole).toHaveLength(9);
      for (const limit of [1, 2, 3, 8]) {
        expect(await readAll(acme.viewer, { ...input, sort, direction }, limit)).toEqual(whole);
      }
      return whole;
    };
    const tokens = async (direction: "asc" | "desc") =>
      (await order("tokens", direction)).map(({ token_count, name }) => `${token_count} ${name}`);
    expect(await tokens("desc")).toEqual([
      "2 Same",
      "2 Zoo",
      "1 9",
      "1 Same",
      "1 zoo",
      "0 10",
      "0 Agent of Acme",
      "0 Same",
      "0 Ähnlich",
    ]);
    expect(await tokens("asc")).toEqual([
      "0 10",
      "0 Agent of Acme",
      "0 Same",
      "0 Ähnlich",
      "1 9",
      "1 Same",
      "1 zoo",
      "2 Same",
      "2 Zoo",
    ]);
    const byName = await order("name", "asc");
    expect(byName.map(({ name }) => name)).toEqual([
      "10",
      "9",
      "Agent of Acme",
      "Same",
      "Same",
      "Same",
      "Zoo",
      "zoo",
      "Ähnlich",
    ]);
    expect(await order("name", "desc")).toEqual(byName.toReversed());
    const byLastToken = await order("last_token", "desc");
    expect(byLastToken.map(({ last_token_hour }) => last_token_hour)).toEqual([
      "2026-11-22T01:00:00Z",
      "2026-11-22T00:00:00Z",
      "2026-11-21T01:00:00Z",
      "2026-11-21T01:00:00Z",
      "2026-11-21T00:00:00Z",
      null,
      null,
      null,
      null,
    ]);
    expect(await order("last_token", "asc")).toEqual(byLastToken.toReversed());
  });

  test("the agents of an activity, and those that are named, stand as they do among all, in each order", async () => {
    const { acme, globex } = await twoTenants();
    stopTheClock(now);
    const ids: string[] = [];
    for (let n = 0; n < 12; n++) {
      const { clientId } = await insertAgent(acme.id, `Agent ${n % 5}`);
      ids.push(clientId);
      // Of the dormant ones some had their tokens before the span, and of all some have as many.
      const day = ["2026-10-20", "2026-10-28", "2026-11-10", "2026-11-24"][n % 4];
      if (n > 1) await storeTokens(acme.id, clientId, `${day}T0${n % 3}:00:00Z`, 1 + (n % 3));
    }
    await acme.owner.agents.deactivate({ agent_id: ids[5] ?? "" });
    const dormant = await insertAgent(globex.id, "Dormant at Globex");
    await storeTokens(globex.id, dormant.clientId, "2026-11-10T00:00:00Z", 3);

    for (const sort of ["tokens", "name", "last_token"] as const) {
      for (const direction of ["asc", "desc"] as const) {
        const input = { ...span, sort, direction };
        const all = await readAll(acme.viewer, input, 100);
        expect(all).toHaveLength(13);
        const areActive = all.filter(({ last_token_hour }) => (last_token_hour ?? "") >= "2026-11-18");
        expect(areActive).toHaveLength(3);
        const areDormant = all.filter((agent) => agent.dormant);
        expect(areDormant).toHaveLength(6);
        for (const limit of [1, 2, 100]) {
          const read = (narrower: Partial<AgentTableInput>) =>
            readAll(acme.viewer, { ...input, ...narrower }, limit);
          expect(await read({ activity: "active" })).toEqual(areActive);
          expect(await read({ activity: "dormant" })).toEqual(areDormant);
          expect(await read({ activity: "dormant", search: "AGENT 2" })).toEqual(
            areDormant.filter(({ name }) => name === "Agent 2"),
          );
          const named = [...ids.slice(0, 7), dormant.clientId, ids[0] ?? ""];
          const areNamed = all.filter(({ agent_id }) => named.includes(agent_id));
          expect(await read({ agent_ids: named })).toEqual(areNamed);
          expect(await read({ agent_ids: named, activity: "dormant" })).toEqual(
            areNamed.filter((agent) => agent.dormant),
          );
        }
      }
    }
  });

  test("what a month counted in hours that are dropped by now does not move an agent up", async () => {
    const { acme } = await twoTenants();
    const former = await insertAgent(acme.id, "Formerly busy");
    stopTheClock("2026-12-01T12:00:00Z");
    await storeTokens(acme.id, former.clientId, "2026-09-02T10:00:00Z", 100);
    await query("DELETE FROM agent_activity WHERE tenant_id = $1", [acme.id]);
    await storeTokens(acme.id, former.clientId, "2026-09-10T10:00:00Z", 1);
    await storeTokens(acme.id, acme.agentCredentials.clientId, "2026-09-10T10:00:00Z", 5);
    const input = { from: "2026-09-04", to: "2026-09-30" };
    const expected = [
      ["Agent of Acme", 5],
      ["Formerly busy", 1],
    ];
    const agent_ids = [former.clientId, acme.agentCredentials.clientId];
    for (const narrower of [{}, { agent_ids }]) {
      const { items } = await acme.viewer.analytics.agentTable({ ...input, ...narrower });
      expect(items.map(({ name, token_count }) => [name, token_count])).toEqual(expected);
    }
  });

  test.each([
    ["the days of several months, from within one to within another", "2026-09-10", "2026-11-10"],
    ["days within one month", "2026-10-05", "2026-10-20"],
    ["a whole month", "2026-10-01", "2026-10-31"],
    ["days up to today", "2026-11-20", "2026-11-24"],
    ["all days that are kept", "2026-08-27", "2026-11-24"],
  ])("the order by tokens is exact for %s, where months alone would order otherwise", async (_, from, to) => {
    const { acme } = await twoTenants();
    stopTheClock(now);
    // More agents than are looked at first, and the largest months on days that are left out.
    const days = [
      "2026-08-28",
      "2026-09-09",
      "2026-09-10",
      "2026-10-04",
      "2026-10-20",
      "2026-11-10",
      "2026-11-24",
    ];
    const expected: { name: string; count: number }[] = [];
    const agents = await Promise.all(
      Array.from({ length: 260 }, (_unused, n) =>
        insertAgent(acme.id, `Agent ${String(n).padStart(3, "0")}`),
      ),
    );
    const values: unknown[][] = [];
    for (const [n, { clientId }] of agents.entries()) {
      let count = 0;
      for (const [place, day] of days.entries()) {
        const tokens = ((n * (place + 3) * 37) % 101) * (place % 2 ? 1 : 50);
        if (tokens === 0) continue;
        values.push([clientId, `${day}T05:00:00Z`, tokens]);
        if (from <= day && day <= to) count += tokens;
      }
      expected.push({ name: `Agent ${String(n).padStart(3, "0")}`, count });
    }
    await query(
      `INSERT INTO agent_activity (tenant_id, agent_id, hour, metric_type, count)
       SELECT $1, * FROM unnest($2::uuid[], $3::timestamptz[], array_fill('token_issued'::text, ARRAY[$5::int]), $4::bigint[])`,
      [
        acme.id,
        values.map(([id]) => id),
        values.map(([, hour]) => hour),
        values.map(([, , count]) => count),
        values.length,
      ],
    );
    await query(
      `INSERT INTO agent_months (tenant_id, agent_id, month, metric_type, count, name)
       SELECT a.tenant_id, agent_id, date_trunc('month', hour AT TIME ZONE 'UTC')::date, metric_type, sum(count), name
       FROM agent_activity AS a JOIN agents ON agents.id = agent_id WHERE a.tenant_id = $1 GROUP BY 1, 2, 3, 4, name`,
      [acme.id],
    );
    expected.push({ name: "Agent of Acme", count: 0 });
    expected.sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1));
    const read = await readAll(acme.viewer, { from, to }, 40);
    expect(read.map(({ name, token_count }) => ({ name, count: token_count }))).toEqual(expected);
  });

  test.each([
    [{ from: "2026-08-26", to: "2026-11-24" }],
    [{ from: "2026-11-20", to: "2026-11-25" }],
    [{ from: "2026-11-20", to: "2026-11-19" }],
    [{ ...span, cursor: "nonsense" }],
    [{ ...span, search: "a\0" }],
    [{ ...span, agent_ids: [] }],
  ])("refuses %j", async (input) => {
    const { acme } = await twoTenants();
    stopTheClock(now);
    await expect(acme.viewer.analytics.agentTable(input)).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});
