import { describe, expect, test } from "vitest";
import { stopTheClock } from "@/server/testing/clock";
import { insertCount } from "@/server/testing/counts";
import { createTenant, insertAgent, twoTenants } from "@/server/testing/tenants";

describe("Tenant can retrieve agent activity heatmap data", () => {
  test("Successful activity heatmap retrieval", async () => {
    const { acme, globex } = await twoTenants();
    const { clientId: agent_id } = acme.agentCredentials;
    const other = await insertAgent(acme.id, "Other");
    stopTheClock("2026-11-24T12:00:00Z");
    // Sunday 22 November and the Sunday before, and Saturday 21 November.
    await insertCount(acme.id, agent_id, "2026-11-22T09:00:00Z", 3);
    await insertCount(acme.id, agent_id, "2026-11-22T09:00:00Z", 4, "agent_updated");
    await insertCount(acme.id, agent_id, "2026-11-15T09:00:00Z", 5);
    await insertCount(acme.id, agent_id, "2026-11-22T08:00:00Z", 1);
    await insertCount(acme.id, agent_id, "2026-11-21T23:00:00Z", 2);
    await insertCount(acme.id, other.clientId, "2026-11-24T00:00:00Z", 6);
    await insertCount(globex.id, globex.agentCredentials.clientId, "2026-11-22T09:00:00Z", 100);

    const buckets = [
      { agent_id, dow: 0, hour: 8, count: 1 },
      { agent_id, dow: 0, hour: 9, count: 12 },
      { agent_id, dow: 6, hour: 23, count: 2 },
      { agent_id: other.clientId, dow: 2, hour: 0, count: 6 },
    ];
    for (const caller of [acme.admin, acme.viewer, acme.apiClient, acme.agent]) {
      expect(await caller.analytics.activity({})).toEqual({ items: buckets, next_cursor: null });
    }
    expect((await globex.admin.analytics.activity({})).items).toEqual([
      { agent_id: globex.agentCredentials.clientId, dow: 0, hour: 9, count: 100 },
    ]);
  });

  test("Tenant with no agents returns empty array", async () => {
    const empty = await createTenant("Empty");
    expect(await empty.admin.analytics.activity({})).toEqual({ items: [], next_cursor: null });
  });

  test("Tenant with agents and no events returns empty array", async () => {
    const { acme } = await twoTenants();
    expect(await acme.admin.analytics.activity({})).toEqual({ items: [], next_cursor: null });
  });

  test.each([
    ["2026-03-01T23:59:59.999Z", "2026-01-31T00:00:00Z", "2026-01-30T23:00:00Z"],
    ["2026-03-02T00:00:00.000Z", "2026-02-01T00:00:00Z", "2026-01-31T23:00:00Z"],
    ["2028-02-28T23:59:59.999Z", "2028-01-30T00:00:00Z", "2028-01-29T23:00:00Z"],
    ["2026-12-31T23:59:59.999Z", "2026-12-02T00:00:00Z", "2026-12-01T23:00:00Z"],
    ["2027-01-01T00:00:00.000Z", "2026-12-03T00:00:00Z", "2026-12-02T23:00:00Z"],
  ])("the window is the last 30 days, UTC: at %s", async (now, first, tooEarly) => {
    const { acme } = await twoTenants();
    const { clientId: agent_id } = acme.agentCredentials;
    stopTheClock(now);
    const thisHour = `${now.slice(0, 13)}:00:00Z`;
    await insertCount(acme.id, agent_id, tooEarly, 100);
    await insertCount(acme.id, agent_id, first, 1);
    await insertCount(acme.id, agent_id, thisHour, 2);
    const { items } = await acme.admin.analytics.activity({});
    const bucketOf = (hour: string, times: number) => ({
      agent_id,
      dow: new Date(hour).getUTCDay(),
      hour: new Date(hour).getUTCHours(),
      count: times,
    });
    expect(items).toHaveLength(2);
    expect(items).toEqual(expect.arrayContaining([bucketOf(first, 1), bucketOf(thisHour, 2)]));
  });

  test("weekdays and hours are those of the zone that is named, as it had them then", async () => {
    const { acme } = await twoTenants();
    const { clientId: agent_id } = acme.agentCredentials;
    stopTheClock("2026-11-05T12:00:00Z");
    // Both a Sunday's noon in Berlin, before and after its clocks were set back on 25 October.
    await insertCount(acme.id, agent_id, "2026-10-18T10:00:00Z", 1);
    await insertCount(acme.id, agent_id, "2026-11-01T11:00:00Z", 2);
    const read = async (tz?: string) => (await acme.admin.analytics.activity({ tz })).items;
    expect(await read("Europe/Berlin")).toEqual([{ agent_id, dow: 0, hour: 12, count: 3 }]);
    expect(await read("Pacific/Auckland")).toEqual([
      { agent_id, dow: 0, hour: 23, count: 1 },
      { agent_id, dow: 1, hour: 0, count: 2 },
    ]);
    expect(await read("UTC")).toEqual(await read());
    expect(await read()).toHaveLength(2);
  });

  test.each(["", "Berlin", "Europe/Nowhere", "+05:30", "CET", "UTC'; DROP TABLE agents; --"])(
    "a zone that is none is refused with what is expected: %s",
    async (tz) => {
      const { acme } = await twoTenants();
      await expect(acme.admin.analytics.activity({ tz })).rejects.toThrow(/tz: .*Europe\/Berlin/);
    },
  );

  test("pages hold whole agents, and every agent once", async () => {
    const { acme } = await twoTenants();
    stopTheClock("2026-11-24T12:00:00Z");
    const agents = await Promise.all(Array.from({ length: 6 }, (_, n) => insertAgent(acme.id, `Agent ${n}`)));
    for (const { clientId } of agents) {
      await insertCount(acme.id, clientId, "2026-11-23T01:00:00Z", 1);
      await insertCount(acme.id, clientId, "2026-11-23T02:00:00Z", 1);
    }
    const whole = await acme.admin.analytics.activity({});
    const read = [];
    let cursor: string | undefined;
    do {
      const page = await acme.admin.analytics.activity({ limit: 2, cursor });
      expect(new Set(page.items.map(({ agent_id }) => agent_id)).size).toBeLessThanOrEqual(2);
      read.push(...page.items);
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    expect(read).toEqual(whole.items);
    expect(read).toHaveLength(12);
  });
});
