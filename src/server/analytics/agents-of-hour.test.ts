import { describe, expect, test } from "vitest";
import { stopTheClock } from "@/server/testing/clock";
import { insertCount } from "@/server/testing/counts";
import { insertAgent, twoTenants } from "@/server/testing/tenants";

const span = { from: "2026-11-02", to: "2026-11-24" };
const tuesdayAtNine = { ...span, dow: 2, hour: 9 };

describe("the agents of an hour", () => {
  test("are those with the most events in it, each tenant's own", async () => {
    const { acme, globex } = await twoTenants();
    stopTheClock("2026-11-24T12:30:00Z");
    const first = acme.agentCredentials.clientId;
    const { clientId: second } = await insertAgent(acme.id, "Second");
    const { clientId: registered } = await insertAgent(acme.id, "Without tokens");
    // Tuesdays, with hours that are others.
    await insertCount(acme.id, first, "2026-11-17T09:59:59Z", 3);
    await insertCount(acme.id, first, "2026-11-24T09:00:00Z", 1, "agent_updated");
    await insertCount(acme.id, first, "2026-11-17T10:00:00Z", 50);
    await insertCount(acme.id, first, "2026-11-18T09:00:00Z", 50);
    await insertCount(acme.id, first, "2026-10-27T09:00:00Z", 50);
    await insertCount(acme.id, second, "2026-11-03T09:00:00Z", 6);
    await insertCount(acme.id, registered, "2026-11-10T09:00:00Z", 1, "agent_registered");
    await insertCount(globex.id, globex.agentCredentials.clientId, "2026-11-17T09:00:00Z", 99);

    const expected = [
      { agent_id: second, name: "Second", count: 6 },
      { agent_id: first, name: "Agent of Acme", count: 4 },
      { agent_id: registered, name: "Without tokens", count: 1 },
    ];
    for (const caller of [acme.admin, acme.viewer, acme.apiClient, acme.agent]) {
      expect(await caller.analytics.agentsOfHour(tuesdayAtNine)).toEqual(expected);
    }
    expect(await acme.viewer.analytics.agentsOfHour({ ...tuesdayAtNine, agent_ids: [first] })).toEqual([
      expected[1],
    ]);
    expect(await globex.viewer.analytics.agentsOfHour({ ...tuesdayAtNine, agent_ids: [first] })).toEqual([]);
    expect(await globex.viewer.analytics.agentsOfHour(tuesdayAtNine)).toMatchObject([{ count: 99 }]);
    // The cell of the heatmap has as many.
    const { cells } = await acme.viewer.analytics.heatmap(span);
    expect(cells.find(({ dow, hour }) => dow === 2 && hour === 9)?.count).toBe(11);
  });

  test("are those of the hour in the zone, the five with the most", async () => {
    const { acme } = await twoTenants();
    stopTheClock("2026-11-24T12:30:00Z");
    for (let n = 1; n <= 6; n++) {
      const { clientId } = await insertAgent(acme.id, `Agent ${n}`);
      // Saturday 23:30 to Sunday 00:30 in Kolkata.
      await insertCount(acme.id, clientId, "2026-11-21T18:00:00Z", n);
    }
    const cell = { ...span, dow: 6, hour: 23, tz: "Asia/Kolkata" };
    const counts = (await acme.viewer.analytics.agentsOfHour(cell)).map(({ count }) => count);
    expect(counts).toEqual([6, 5, 4, 3, 2]);
    expect(await acme.viewer.analytics.agentsOfHour({ ...cell, tz: "UTC" })).toEqual([]);
  });

  test("are refused for what is no hour of a week, and for days out of reach", async () => {
    const { acme } = await twoTenants();
    stopTheClock("2026-11-24T12:30:00Z");
    for (const wrong of [{ dow: 7 }, { hour: 24 }, { tz: "Mars/Olympus" }, { from: "2026-08-26" }]) {
      await expect(acme.viewer.analytics.agentsOfHour({ ...tuesdayAtNine, ...wrong })).rejects.toMatchObject({
        code: "BAD_REQUEST",
      });
    }
  });
});
