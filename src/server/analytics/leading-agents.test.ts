import { describe, expect, test } from "vitest";
import { stopTheClock } from "@/server/testing/clock";
import { insertCount } from "@/server/testing/counts";
import { insertAgent, twoTenants } from "@/server/testing/tenants";

describe("the agents that made most of an unusual day", () => {
  test("are those furthest above their own usual, of the tenant alone", async () => {
    const { acme, globex } = await twoTenants();
    stopTheClock("2026-11-24T13:30:00Z");
    const ids: string[] = [];
    for (const name of ["Steady", "Wild", "Wilder", "Little more", "Less"]) {
      ids.push((await insertAgent(acme.id, name)).clientId);
    }
    const [steady = "", wild = "", wilder = "", more = "", less = ""] = ids;
    for (const week of ["2026-10-20", "2026-10-27", "2026-11-03", "2026-11-10"]) {
      await insertCount(acme.id, steady, `${week}T10:00:00Z`, 100);
      await insertCount(acme.id, wild, `${week}T10:00:00Z`, 10);
      await insertCount(acme.id, less, `${week}T23:59:59Z`, 9);
    }
    await insertCount(acme.id, steady, "2026-11-17T10:00:00Z", 101);
    await insertCount(acme.id, wild, "2026-11-17T00:00:00Z", 40);
    await insertCount(acme.id, wilder, "2026-11-17T23:00:00Z", 50);
    await insertCount(acme.id, more, "2026-11-17T12:00:00Z", 3);
    await insertCount(acme.id, more, "2026-11-18T00:00:00Z", 70);
    await insertCount(acme.id, less, "2026-11-17T12:00:00Z", 1);
    await insertCount(globex.id, globex.agentCredentials.clientId, "2026-11-17T12:00:00Z", 500);

    expect(await acme.viewer.analytics.leadingAgents({ date: "2026-11-17" })).toEqual([
      { agent_id: wilder, name: "Wilder", token_count: 50, usual: 0 },
      { agent_id: wild, name: "Wild", token_count: 40, usual: 10 },
      { agent_id: more, name: "Little more", token_count: 3, usual: 0 },
    ]);
    expect(
      await acme.viewer.analytics.leadingAgents({ date: "2026-11-17", agent_ids: [steady, less] }),
    ).toMatchObject([{ name: "Less", token_count: 1, usual: 9 }]);
    expect(await globex.viewer.analytics.leadingAgents({ date: "2026-11-17", agent_ids: ids })).toEqual([]);
  });

  test("are those furthest below where the day has fewer", async () => {
    const { acme } = await twoTenants();
    stopTheClock("2026-11-24T13:30:00Z");
    const agent = acme.agentCredentials.clientId;
    await insertCount(acme.id, agent, "2026-11-10T10:00:00Z", 80);
    await insertCount(acme.id, agent, "2026-11-17T10:00:00Z", 2);
    expect(await acme.viewer.analytics.leadingAgents({ date: "2026-11-17" })).toEqual([
      { agent_id: agent, name: "Agent of Acme", token_count: 2, usual: 20 },
    ]);
  });

  test("are nobody on a day like any other, and on none that is not kept", async () => {
    const { acme } = await twoTenants();
    stopTheClock("2026-11-24T13:30:00Z");
    expect(await acme.viewer.analytics.leadingAgents({ date: "2026-11-24" })).toEqual([]);
    for (const date of ["2026-08-26", "2026-11-25"]) {
      await expect(acme.viewer.analytics.leadingAgents({ date })).rejects.toMatchObject({
        code: "BAD_REQUEST",
      });
    }
  });
});
