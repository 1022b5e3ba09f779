import { describe, expect, test } from "vitest";
import { stopTheClock } from "@/server/testing/clock";
import { insertCount } from "@/server/testing/counts";
import { createTenant, insertAgent, twoTenants } from "@/server/testing/tenants";

const countedCells = <Cell extends { count: number }>(cells: Cell[]) =>
  cells.filter(({ count }) => count > 0);

describe("the activity heatmap", () => {
  test("counts the events of all agents, or of some, each tenant's own", async () => {
    const { acme, globex } = await twoTenants();
    const { clientId } = acme.agentCredentials;
    const other = await insertAgent(acme.id, "Other");
    stopTheClock("2026-11-24T12:30:00Z");
    const span = { from: "2026-11-16", to: "2026-11-24" };
    // Tuesdays, with those that are too early and too late.
    await insertCount(acme.id, clientId, "2026-11-17T09:00:00Z", 3);
    await insertCount(acme.id, clientId, "2026-11-24T09:00:00Z", 2, "agent_updated");
    await insertCount(acme.id, other.clientId, "2026-11-24T12:00:00Z", 4);
    await insertCount(acme.id, clientId, "2026-11-15T23:00:00Z", 50);
    await insertCount(globex.id, globex.agentCredentials.clientId, "2026-11-24T09:00:00Z", 100);

    const ofAll = [
      { dow: 2, hour: 9, count: 5, occurrences: 2 },
      { dow: 2, hour: 12, count: 4, occurrences: 2 },
    ];
    for (const caller of [acme.admin, acme.viewer, acme.apiClient, acme.agent]) {
      expect(countedCells((await caller.analytics.heatmap(span)).cells)).toEqual(ofAll);
    }
    const read = async (agent_ids: string[]) =>
      countedCells((await acme.admin.analytics.heatmap({ ...span, agent_ids })).cells);
    expect(await read([clientId])).toEqual(ofAll.slice(0, 1));
    expect(await read([other.clientId])).toEqual(ofAll.slice(1));
    expect(await read([clientId, other.clientId])).toEqual(ofAll);
    expect(await read([globex.agentCredentials.clientId])).toEqual([]);
    expect(countedCells((await globex.admin.analytics.heatmap(span)).cells)).toEqual([
      { dow: 2, hour: 9, count: 100, occurrences: 2 },
    ]);
  });

  test("says what of it is of the running hour, each tenant's own, where the span has it", async () => {
    const { acme, globex } = await twoTenants();
    const { clientId } = acme.agentCredentials;
    const other = await insertAgent(acme.id, "Other");
    // 1 November is the Sunday on which 01:00 came twice in New York: at 05:00 and at 06:00 UTC.
    stopTheClock("2026-11-01T06:30:00Z");
    const span = { from: "2026-10-25", to: "2026-11-01", tz: "America/New_York" };
    await insertCount(acme.id, clientId, "2026-11-01T05:00:00Z", 10);
    await insertCount(acme.id, clientId, "2026-11-01T06:00:00Z", 2);
    await insertCount(acme.id, clientId, "2026-11-01T06:00:00Z", 1, "agent_updated");
    await insertCount(acme.id, other.clientId, "2026-11-01T06:00:00Z", 4);
    await insertCount(globex.id, globex.agentCredentials.clientId, "2026-11-01T06:00:00Z", 100);

    const { cells, running_hour } = await acme.viewer.analytics.heatmap(span);
    expect(countedCells(cells)).toEqual([{ dow: 0, hour: 1, count: 17, occurrences: 3 }]);
    expect(running_hour).toEqual({ began_at: "2026-11-01T06:00:00.000Z", count: 7 });
    const countOf = async (input: object) =>
      (await acme.viewer.analytics.heatmap({ ...span, ...input })).running_hour?.count;
    expect(await countOf({ agent_ids: [clientId] })).toBe(3);
    expect(await countOf({ agent_ids: [other.clientId] })).toBe(4);
    expect(await countOf({ agent_ids: [globex.agentCredentials.clientId] })).toBe(0);
    expect(await countOf({ tz: "Asia/Kolkata" })).toBe(7);
    expect((await globex.viewer.analytics.heatmap(span)).running_hour?.count).toBe(100);

    const past = await acme.viewer.analytics.heatmap({ ...span, to: "2026-10-31" });
    expect(past.running_hour).toBeNull();
  });

  test("says how often each hour has come by, the present one included and later ones not", async () => {
    const { admin } = await createTenant("Empty");
    stopTheClock("2026-11-24T12:30:00Z");
    const { cells } = await admin.analytics.heatmap({ from: "2026-11-16", to: "2026-11-24" });
    expect(cells.reduce((sum, { occurrences }) => sum + occurrences, 0)).toBe(8 * 24 + 13);
    const occurrencesOf = (dow: number, hour: number) =>
      cells.find((cell) => cell.dow === dow && cell.hour === hour)?.occurrences;
    expect(occurrencesOf(1, 23)).toBe(2);
    expect(occurrencesOf(2, 12)).toBe(2);
    expect(occurrencesOf(2, 13)).toBe(1);
    expect(occurrencesOf(0, 5)).toBe(1);
    const today = await admin.analytics.heatmap({ from: "2026-11-24", to: "2026-11-24" });
    expect(today.cells).toHaveLength(13);
  });

  test("counts the hours that daylight saving leaves out and repeats", async () => {
    const { admin } = await createTenant("Daylight saving");
    const tz = "America/New_York";
    const occurrencesOn = async (now: string, day: string, nextDay: string) => {
      stopTheClock(now);
      const { cells } = await admin.analytics.heatmap({ from: day, to: nextDay, tz });
      return cells.filter(({ dow }) => dow === 0).map(({ hour, occurrences }) => [hour, occurrences]);
    };
    // On 8 March 02:00 became 03:00, and on 1 November 02:00 became 01:00; Sundays both.
    const spring = await occurrencesOn("2026-03-20T00:00:00Z", "2026-03-08", "2026-03-09");
    expect(spring.map(([hour]) => hour)).toEqual([...Array(24).keys()].filter((hour) => hour !== 2));
    expect(spring.every(([, occurrences]) => occurrences === 1)).toBe(true);
    const autumn = await occurrencesOn("2026-11-20T00:00:00Z", "2026-11-01", "2026-11-02");
    expect(autumn).toHaveLength(24);
    expect(autumn.filter(([, occurrences]) => occurrences === 2)).toEqual([[1, 2]]);
  });

  test("puts an hour of UTC where it begins in a zone of half an hour", async () => {
    const { acme } = await twoTenants();
    stopTheClock("2026-11-24T12:00:00Z");
    await insertCount(acme.id, acme.agentCredentials.clientId, "2026-11-21T18:00:00Z", 1);
    const { cells } = await acme.admin.analytics.heatmap({
      from: "2026-11-20",
      to: "2026-11-24",
      tz: "Asia/Kolkata",
    });
    // Saturday 23:30 to Sunday 00:30.
    expect(countedCells(cells)).toEqual([{ dow: 6, hour: 23, count: 1, occurrences: 1 }]);
  });

  test.each([
    ["2026-08-26", "2026-11-24"],
    ["2026-11-24", "2026-11-25"],
    ["2026-11-24", "2026-11-23"],
  ])("refuses a span out of reach: %s to %s", async (from, to) => {
    const { admin } = await createTenant("Far");
    stopTheClock("2026-11-24T12:00:00Z");
    await expect(admin.analytics.heatmap({ from, to })).rejects.toThrow(
      /last 90 days.*2026-08-27 to 2026-11-24/,
    );
  });
});
