import { describe, expect, test } from "vitest";
import type { MetricType } from "@/schemas/metric-type";
import { stopTheClock } from "@/server/testing/clock";
import { insertCount } from "@/server/testing/counts";
import { query } from "@/server/testing/query";
import { insertAgent, twoTenants } from "@/server/testing/tenants";

const nothing = { token_issued: 0, agent_registered: 0, agent_updated: 0, agent_deactivated: 0 };
const tokens = (count: number) => ({ ...nothing, token_issued: count });

/** Counts a day in the distant past, of which no hours are kept. */
const insertDay = (tenantId: string, date: string, count: number, metric: MetricType = "token_issued") =>
  query("INSERT INTO analytics_events (tenant_id, date, metric_type, count) VALUES ($1, $2, $3, $4)", [
    tenantId,
    date,
    metric,
    count,
  ]);

describe("the trend of a span", () => {
  test("has every day, every metric, and nobody else's", async () => {
    const { acme, globex } = await twoTenants();
    stopTheClock("2026-11-24T13:30:00Z");
    const agent = acme.agentCredentials.clientId;
    await insertCount(acme.id, agent, "2026-11-18T10:00:00Z", 9);
    await insertCount(acme.id, agent, "2026-11-19T00:00:00Z", 2);
    await insertCount(acme.id, agent, "2026-11-21T23:59:59Z", 3);
    await insertCount(acme.id, agent, "2026-11-21T12:00:00Z", 1, "agent_updated");
    await insertCount(acme.id, agent, "2026-11-22T00:00:00Z", 8);
    await insertCount(globex.id, globex.agentCredentials.clientId, "2026-11-20T12:00:00Z", 7);

    const span = { from: "2026-11-19", to: "2026-11-21" };
    const expected = {
      days: [
        { date: "2026-11-19", counts: tokens(2), previous: null },
        { date: "2026-11-20", counts: nothing, previous: null },
        { date: "2026-11-21", counts: { ...tokens(3), agent_updated: 1 }, previous: null },
      ],
      today: null,
    };
    for (const caller of [acme.admin, acme.viewer, acme.apiClient, acme.agent]) {
      expect(await caller.analytics.trend(span)).toEqual(expected);
    }
    expect(await acme.viewer.analytics.trend({ ...span, agent_ids: [agent] })).toEqual(expected);
    const theirs = await globex.viewer.analytics.trend({ ...span, agent_ids: [agent] });
    expect(theirs.days.map(({ counts }) => counts)).toEqual([nothing, nothing, nothing]);
    expect((await globex.viewer.analytics.trend(span)).days[1]?.counts).toEqual(tokens(7));
  });

  test("is of the agents that are named", async () => {
    const { acme } = await twoTenants();
    stopTheClock("2026-11-24T13:30:00Z");
    const first = acme.agentCredentials.clientId;
    const { clientId: second } = await insertAgent(acme.id, "Second");
    const { clientId: third } = await insertAgent(acme.id, "Third");
    await insertCount(acme.id, first, "2026-11-24T01:00:00Z", 1);
    await insertCount(acme.id, second, "2026-11-24T02:00:00Z", 10);
    await insertCount(acme.id, third, "2026-11-24T03:00:00Z", 100);

    const span = { from: "2026-11-24", to: "2026-11-24" };
    const { days } = await acme.viewer.analytics.trend({ ...span, agent_ids: [first, third] });
    expect(days).toEqual([{ date: "2026-11-24", counts: tokens(101), previous: null }]);
  });

  test("meets the same weekdays of the period before, and of today the hours that are over", async () => {
    const { acme } = await twoTenants();
    stopTheClock("2026-11-24T13:30:00Z");
    const agent = acme.agentCredentials.clientId;
    // Ten days: compared with those two weeks before.
    await insertCount(acme.id, agent, "2026-11-10T12:59:59Z", 4);
    await insertCount(acme.id, agent, "2026-11-10T13:00:00Z", 40);
    await insertCount(acme.id, agent, "2026-11-09T23:00:00Z", 6);
    await insertCount(acme.id, agent, "2026-11-24T12:00:00Z", 5);
    await insertCount(acme.id, agent, "2026-11-24T13:10:00Z", 50);

    const span = { from: "2026-11-15", to: "2026-11-24", compare: true };
    for (const agent_ids of [undefined, [agent]]) {
      const { days, today } = await acme.viewer.analytics.trend({ ...span, agent_ids });
      expect(days).toHaveLength(10);
      expect(days[0]).toEqual({
        date: "2026-11-15",
        counts: nothing,
        previous: { date: "2026-11-01", counts: nothing },
      });
      expect(days[8]?.previous).toEqual({ date: "2026-11-09", counts: tokens(6) });
      expect(days[9]).toEqual({
        date: "2026-11-24",
        counts: tokens(55),
        previous: { date: "2026-11-10", counts: tokens(4) },
      });
      expect(today).toEqual({ until: "2026-11-24T13:00:00.000Z", counts: tokens(5) });
    }
  });

  test("compares whole days alone where the span is over", async () => {
    const { acme } = await twoTenants();
    stopTheClock("2026-11-24T13:30:00Z");
    await insertCount(acme.id, acme.agentCredentials.clientId, "2026-11-16T20:00:00Z", 3);
    const { days, today } = await acme.viewer.analytics.trend({
      from: "2026-11-22",
      to: "2026-11-23",
      compare: true,
    });
    expect(days.map(({ previous }) => previous)).toEqual([
      { date: "2026-11-15", counts: nothing },
      { date: "2026-11-16", counts: tokens(3) },
    ]);
    expect(today).toBeNull();
  });

  test("goes back 90 days, and says where nothing is kept of before", async () => {
    const { acme } = await twoTenants();
    stopTheClock("2026-11-24T13:30:00Z");
    await insertDay(acme.id, "2026-05-28", 11);
    const span = { from: "2026-08-27", to: "2026-11-24", compare: true };
    const ofTenant = await acme.viewer.analytics.trend(span);
    expect(ofTenant.days).toHaveLength(90);
    expect(ofTenant.days[0]?.previous).toEqual({ date: "2026-05-28", counts: tokens(11) });
    expect(ofTenant.days[88]?.previous).not.toBeNull();
    // Neither day's hours: those of the one before are no longer kept.
    expect(ofTenant.days[89]?.previous).toBeNull();
    expect(ofTenant.today).toBeNull();

    const ofAgent = await acme.viewer.analytics.trend({
      ...span,
      agent_ids: [acme.agentCredentials.clientId],
    });
    expect(ofAgent.days.every(({ previous }) => previous === null)).toBe(true);
  });

  test("refuses a span that reaches further, and one that is none", async () => {
    const { acme } = await twoTenants();
    stopTheClock("2026-11-24T13:30:00Z");
    for (const [from, to] of [
      ["2026-08-26", "2026-11-24"],
      ["2026-11-20", "2026-11-25"],
      ["2026-11-20", "2026-11-19"],
      ["2026-02-30", "2026-11-19"],
      ["", ""],
    ] as const) {
      await expect(acme.viewer.analytics.trend({ from, to }), `${from}..${to}`).rejects.toMatchObject({
        code: "BAD_REQUEST",
      });
    }
    const agent_ids = Array.from({ length: 21 }, () => acme.agentCredentials.clientId);
    await expect(
      acme.viewer.analytics.trend({ from: "2026-11-24", to: "2026-11-24", agent_ids }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});
