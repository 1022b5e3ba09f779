import { describe, expect, test } from "vitest";
import { stopTheClock } from "@/server/testing/clock";
import { insertCount } from "@/server/testing/counts";
import { query } from "@/server/testing/query";
import { createTenant, insertAgent, twoTenants } from "@/server/testing/tenants";

const span = { from: "2026-10-26", to: "2026-11-24" };

describe("the figures at a glance", () => {
  test("are a tenant's own, for whoever may read them", async () => {
    const { acme, globex } = await twoTenants();
    // A Tuesday.
    stopTheClock("2026-11-24T13:30:00Z");
    const agent = acme.agentCredentials.clientId;
    await insertCount(acme.id, agent, "2026-11-24T12:00:00Z", 5);
    await insertCount(acme.id, agent, "2026-11-24T13:10:00Z", 2);
    await insertCount(acme.id, agent, "2026-11-17T12:59:00Z", 4);
    await insertCount(acme.id, agent, "2026-11-17T13:00:00Z", 40);
    await insertCount(acme.id, agent, "2026-10-24T12:00:00Z", 3);
    await insertCount(acme.id, agent, "2026-10-24T13:00:00Z", 30);
    await insertCount(globex.id, globex.agentCredentials.clientId, "2026-11-24T12:00:00Z", 100);
    await insertCount(globex.id, globex.agentCredentials.clientId, "2026-10-01T12:00:00Z", 1000);

    const expected = {
      today: {
        date: "2026-11-24",
        count: 7,
        compared: {
          until: "2026-11-24T13:00:00.000Z",
          count: 5,
          previous: { from: "2026-11-17T00:00:00.000Z", until: "2026-11-17T13:00:00.000Z", count: 4 },
        },
      },
      month: {
        from: "2026-11-01",
        count: 51,
        compared: {
          until: "2026-11-24T13:00:00.000Z",
          count: 49,
          previous: { from: "2026-10-01T00:00:00.000Z", until: "2026-10-24T13:00:00.000Z", count: 3 },
        },
      },
      agents: { active: 1, total: 1 },
      dormant: 0,
    };
    for (const caller of [acme.admin, acme.viewer, acme.apiClient, acme.agent]) {
      expect(await caller.analytics.glance(span)).toEqual(expected);
      expect(await caller.analytics.glance({ ...span, agent_ids: [agent] })).toEqual(expected);
    }
    const theirs = await globex.viewer.analytics.glance(span);
    expect(theirs).toMatchObject({ today: { count: 100 }, month: { count: 100 } });
    expect(theirs.month.compared?.previous.count).toBe(1000);
    expect(await globex.viewer.analytics.glance({ ...span, agent_ids: [agent] })).toMatchObject({
      today: { count: 0 },
      month: { count: 0 },
      agents: { active: 0, total: 0 },
      dormant: 0,
    });
  });

  test("are of the agents that are named, and without them of API clients too", async () => {
    const { acme } = await twoTenants();
    stopTheClock("2026-11-24T13:30:00Z");
    const first = acme.agentCredentials.clientId;
    const { clientId: second } = await insertAgent(acme.id, "Second");
    await insertCount(acme.id, first, "2026-11-24T01:00:00Z", 1);
    await insertCount(acme.id, second, "2026-11-24T02:00:00Z", 10);
    await query(
      "UPDATE analytics_events SET count = count + 100 WHERE tenant_id = $1 AND metric_type = 'token_issued'",
      [acme.id],
    );
    const countsOf = async (agent_ids?: string[]) => {
      const { today, month, agents } = await acme.viewer.analytics.glance({
        ...span,
        ...(agent_ids && { agent_ids }),
      });
      return [today.count, today.compared?.count, month.count, agents.active, agents.total];
    };
    expect(await countsOf()).toEqual([111, 11, 111, 2, 2]);
    expect(await countsOf([second])).toEqual([10, 10, 10, 1, 1]);
    expect(await countsOf([first, second])).toEqual([11, 11, 11, 2, 2]);
  });

  test("have nothing to compare in the first hour, and compare a month with all of a shorter one", async () => {
    const { acme } = await twoTenants();
    const agent = acme.agentCredentials.clientId;
    stopTheClock("2026-03-01T00:30:00Z");
    const day = { from: "2026-03-01", to: "2026-03-01" };
    const first = await acme.viewer.analytics.glance(day);
    expect([first.today.compared, first.month.compared]).toEqual([null, null]);

    stopTheClock("2026-03-30T10:30:00Z");
    await insertCount(acme.id, agent, "2026-02-28T23:00:00Z", 2);
    await insertCount(acme.id, agent, "2026-03-28T23:00:00Z", 3);
    await insertCount(acme.id, agent, "2026-03-29T00:00:00Z", 50);
    const { month } = await acme.viewer.analytics.glance({ from: "2026-03-30", to: "2026-03-30" });
    expect(month).toEqual({
      from: "2026-03-01",
      count: 53,
      compared: {
        until: "2026-03-29T00:00:00.000Z",
        count: 3,
        previous: { from: "2026-02-01T00:00:00.000Z", until: "2026-03-01T00:00:00.000Z", count: 2 },
      },
    });
  });

  test("count as active who had a token on a day of the span, and no one who is deactivated", async () => {
    const { acme } = await twoTenants();
    stopTheClock("2026-11-24T13:30:00Z");
    const agent = acme.agentCredentials.clientId;
    const { clientId: deactivated } = await insertAgent(acme.id, "Deactivated");
    const { clientId: changed } = await insertAgent(acme.id, "Only changed");
    await insertCount(acme.id, agent, "2026-09-30T23:59:59Z", 1);
    await insertCount(acme.id, agent, "2026-11-01T00:00:00Z", 1);
    await insertCount(acme.id, deactivated, "2026-11-01T00:00:00Z", 1);
    await insertCount(acme.id, changed, "2026-11-01T00:00:00Z", 1, "agent_updated");
    await acme.admin.agents.deactivate({ agent_id: deactivated });

    const figuresOf = async (from: string, to: string) =>
      (await acme.viewer.analytics.glance({ from, to })).agents;
    for (const [from, to, active] of [
      ["2026-09-30", "2026-09-30", 1],
      ["2026-10-01", "2026-10-31", 0],
      ["2026-10-31", "2026-11-01", 1],
      ["2026-11-01", "2026-11-24", 1],
      ["2026-11-02", "2026-11-24", 0],
      ["2026-09-01", "2026-11-24", 1],
    ] as const) {
      expect(await figuresOf(from, to), `${from}..${to}`).toEqual({ active, total: 2 });
    }
  });

  test.each([
    ["2026-11-18T00:00:00Z", 0],
    ["2026-11-17T23:59:59Z", 1],
    ["2026-10-19T00:00:00Z", 1],
    ["2026-10-18T23:59:59Z", 0],
  ])("count as dormant whose last token, of %s, was 7 to 36 days ago: %i", async (last, dormant) => {
    const { acme } = await twoTenants();
    stopTheClock("2026-11-24T13:30:00Z");
    const agent = acme.agentCredentials.clientId;
    await insertCount(acme.id, agent, "2026-09-01T00:00:00Z", 1);
    await insertCount(acme.id, agent, last, 1);
    // Whatever the span.
    for (const from of ["2026-11-24", "2026-09-01"]) {
      expect((await acme.viewer.analytics.glance({ from, to: "2026-11-24" })).dormant).toBe(dormant);
    }
    await acme.admin.agents.deactivate({ agent_id: agent });
    expect((await acme.viewer.analytics.glance(span)).dormant).toBe(0);
  });

  test("are zero for a tenant without agents, and refused for days out of reach", async () => {
    const { admin } = await createTenant("Empty");
    stopTheClock("2026-11-24T13:30:00Z");
    expect(await admin.analytics.glance(span)).toMatchObject({
      today: { count: 0, compared: { count: 0 } },
      agents: { active: 0, total: 0 },
      dormant: 0,
    });
    await expect(admin.analytics.glance({ from: "2026-08-26", to: "2026-11-24" })).rejects.toThrow(
      /last 90 days/,
    );
  });
});
