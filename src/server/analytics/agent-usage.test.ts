import { describe, expect, test } from "vitest";
import { stopTheClock } from "@/server/testing/clock";
import { insertCount } from "@/server/testing/counts";
import { createTenant, insertAgent, twoTenants } from "@/server/testing/tenants";

describe("Tenant can retrieve a per-agent usage summary", () => {
  test("Successful per-agent summary", async () => {
    const { acme, globex } = await twoTenants();
    stopTheClock("2026-11-24T12:00:00Z");
    const [beta, alpha, busy] = await Promise.all(
      ["Beta", "Alpha", "Busy"].map((name) => insertAgent(acme.id, name)),
    );
    await insertCount(acme.id, busy?.clientId ?? "", "2026-11-01T00:00:00Z", 20);
    await insertCount(acme.id, busy?.clientId ?? "", "2026-11-24T12:00:00Z", 3);
    await insertCount(acme.id, busy?.clientId ?? "", "2026-11-24T12:00:00Z", 500, "agent_updated");
    await insertCount(acme.id, alpha?.clientId ?? "", "2026-11-24T12:00:00Z", 4);
    await insertCount(acme.id, beta?.clientId ?? "", "2026-11-24T12:00:00Z", 4);
    await insertCount(globex.id, globex.agentCredentials.clientId, "2026-11-24T12:00:00Z", 9);

    const summary = [
      { agent_id: busy?.clientId, name: "Busy", token_count: 23 },
      { agent_id: alpha?.clientId, name: "Alpha", token_count: 4 },
      { agent_id: beta?.clientId, name: "Beta", token_count: 4 },
      { agent_id: acme.agentCredentials.clientId, name: "Agent of Acme", token_count: 0 },
    ];
    for (const caller of [acme.admin, acme.viewer, acme.apiClient, acme.agent]) {
      expect(await caller.analytics.agents({})).toEqual({ items: summary, next_cursor: null });
    }
    expect((await globex.admin.analytics.agents({})).items).toEqual([
      { agent_id: globex.agentCredentials.clientId, name: "Agent of Globex", token_count: 9 },
    ]);
  });

  test("Tenant with no agents gets an empty array", async () => {
    const empty = await createTenant("Empty");
    expect(await empty.admin.analytics.agents({})).toEqual({ items: [], next_cursor: null });
  });

  test("agents without events are there with 0, by name, deactivated ones included", async () => {
    const { acme } = await twoTenants();
    await insertAgent(acme.id, "Zeta");
    await insertAgent(acme.id, "Aardvark");
    await acme.owner.agents.deactivate({ agent_id: acme.agentCredentials.clientId });
    const { items } = await acme.admin.analytics.agents({});
    expect(items.map(({ name, token_count }) => [name, token_count])).toEqual([
      ["Aardvark", 0],
      ["Agent of Acme", 0],
      ["Zeta", 0],
    ]);
  });

  test.each([
    [
      "2026-11-30T23:59:59.999Z",
      "2026-11-01T00:00:00Z",
      "2026-11-30T23:00:00Z",
      ["2026-10-31T23:00:00Z", "2026-12-01T00:00:00Z"],
    ],
    [
      "2026-12-01T00:00:00.000Z",
      "2026-12-01T00:00:00Z",
      "2026-12-31T23:00:00Z",
      ["2026-11-30T23:00:00Z", "2027-01-01T00:00:00Z"],
    ],
    [
      "2026-02-28T23:59:59.999Z",
      "2026-02-01T00:00:00Z",
      "2026-02-28T23:00:00Z",
      ["2026-01-31T23:00:00Z", "2026-03-01T00:00:00Z"],
    ],
    [
      "2028-02-28T23:59:59.999Z",
      "2028-02-01T00:00:00Z",
      "2028-02-29T23:00:00Z",
      ["2028-01-31T23:00:00Z", "2028-03-01T00:00:00Z"],
    ],
    [
      "2026-12-31T23:59:59.999Z",
      "2026-12-01T00:00:00Z",
      "2026-12-31T23:00:00Z",
      ["2026-11-30T23:00:00Z", "2027-01-01T00:00:00Z"],
    ],
    [
      "2027-01-01T00:00:00.000Z",
      "2027-01-01T00:00:00Z",
      "2027-01-31T23:00:00Z",
      ["2026-12-31T23:00:00Z", "2027-02-01T00:00:00Z"],
    ],
  ])("the billing period is the calendar month, UTC: at %s", async (now, first, last, outside) => {
    const { acme } = await twoTenants();
    const { clientId } = acme.agentCredentials;
    stopTheClock(now);
    await insertCount(acme.id, clientId, first, 1);
    if (last !== first) await insertCount(acme.id, clientId, last, 2);
    for (const hour of outside) await insertCount(acme.id, clientId, hour, 100);
    expect((await acme.admin.analytics.agents({})).items).toEqual([
      { agent_id: clientId, name: "Agent of Acme", token_count: 3 },
    ]);
  });

  test("pages hold every agent once, in the order of the whole list", async () => {
    const { acme } = await twoTenants();
    stopTheClock("2026-11-24T12:00:00Z");
    const names = ["Same", "Same", "Same", "Ähnlich", "zoo", "Zoo", "10", "9"];
    const agents = await Promise.all(names.map((name) => insertAgent(acme.id, name)));
    for (const [n, { clientId }] of agents.entries()) {
      if (n % 3) await insertCount(acme.id, clientId, "2026-11-23T01:00:00Z", n % 3);
    }
    const whole = (await acme.admin.analytics.agents({})).items;
    expect(whole).toHaveLength(9);
    for (const limit of [1, 2, 3, 8, 9]) {
      const read = [];
      let cursor: string | undefined;
      do {
        const page = await acme.admin.analytics.agents({ limit, cursor });
        expect(page.items.length).toBeLessThanOrEqual(limit);
        read.push(...page.items);
        cursor = page.next_cursor ?? undefined;
      } while (cursor);
      expect(read).toEqual(whole);
    }
  });

  test.each(["nonsense", "", Buffer.from("null").toString("base64url"), "x".repeat(2000)])(
    "a cursor that no page gave is refused: %s",
    async (cursor) => {
      const { acme } = await twoTenants();
      for (const list of [
        acme.admin.analytics.agents,
        acme.admin.analytics.activity,
        acme.admin.agents.list,
      ]) {
        await expect(list({ cursor })).rejects.toMatchObject({ code: "BAD_REQUEST" });
      }
    },
  );

  test.each([0, -1, 1.5, 1001])("limit=%s is refused", async (limit) => {
    const { acme } = await twoTenants();
    for (const list of [acme.admin.analytics.agents, acme.admin.analytics.activity, acme.admin.agents.list]) {
      await expect(list({ limit })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    }
  });
});
