import { describe, expect, test } from "vitest";
import { addDays, isoDate } from "@/server/analytics/utc-time";
import type { Caller } from "@/server/api/root";
import { stopTheClock } from "@/server/testing/clock";
import { query } from "@/server/testing/query";
import { createTenant, twoTenants } from "@/server/testing/tenants";

async function count(tenantId: string, date: string, times: number, metric = "token_issued"): Promise<void> {
  await query("INSERT INTO analytics_events (tenant_id, date, metric_type, count) VALUES ($1, $2, $3, $4)", [
    tenantId,
    date,
    metric,
    times,
  ]);
}

/** The input as it comes over REST, where anything can be said. */
const withDays = (caller: Caller, days: unknown) =>
  caller.analytics.tokens({ days } as Parameters<Caller["analytics"]["tokens"]>[0]);

describe("Tenant can retrieve token issuance trend data", () => {
  test("Successful token trend retrieval", async () => {
    const { acme } = await twoTenants();
    stopTheClock("2026-03-01T00:00:00Z");
    await count(acme.id, "2026-01-30", 99);
    await count(acme.id, "2026-01-31", 1);
    await count(acme.id, "2026-02-28", 5);
    await count(acme.id, "2026-03-01", 2);
    await count(acme.id, "2026-03-02", 77);
    await count(acme.id, "2026-03-01", 1000, "agent_registered");

    const trend = await acme.admin.analytics.tokens({ days: 30 });
    expect(trend).toHaveLength(30);
    expect(trend).toEqual(
      Array.from({ length: 30 }, (_, day) => {
        const date = isoDate(addDays(new Date("2026-01-31"), day));
        return { date, count: { "2026-01-31": 1, "2026-02-28": 5, "2026-03-01": 2 }[date] ?? 0 };
      }),
    );
    expect(trend.map(({ date }) => date)).toEqual(trend.map(({ date }) => date).toSorted());
    expect(await acme.admin.analytics.tokens({})).toEqual(trend);
    expect(await withDays(acme.admin, "30")).toEqual(trend);
    for (const caller of [acme.owner, acme.viewer, acme.apiClient, acme.agent]) {
      expect(await caller.analytics.tokens({ days: 30 })).toEqual(trend);
    }
  });

  test.each([1, 2, 89, 90])("days=%i returns exactly as many days", async (days) => {
    const { acme } = await twoTenants();
    stopTheClock("2026-07-01T12:00:00Z");
    const trend = await acme.viewer.analytics.tokens({ days });
    expect(trend).toHaveLength(days);
    expect(trend.at(-1)).toEqual({ date: "2026-07-01", count: 0 });
  });

  test("Date range exceeding maximum is rejected", async () => {
    const { acme } = await twoTenants();
    const refused = [
      0,
      91,
      -1,
      1.5,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      null,
      true,
      [],
      ["7", "7"],
      {},
      "0",
    ];
    const refusedTexts = [
      "91",
      "-1",
      "1.5",
      "abc",
      "",
      " ",
      " 7",
      "7 ",
      "0x1e",
      "1e1",
      "+7",
      "٣",
      "9".repeat(400),
    ];
    for (const days of [...refused, ...refusedTexts]) {
      await expect(withDays(acme.admin, days), String(days)).rejects.toMatchObject({
        code: "BAD_REQUEST",
        message: expect.stringMatching(/\b90\b/),
      });
    }
  });

  test("Tenant sees only their own data", async () => {
    const { acme, globex } = await twoTenants();
    stopTheClock("2026-07-01T12:00:00Z");
    await count(acme.id, "2026-07-01", 5);
    await count(globex.id, "2026-07-01", 11);
    expect(await acme.admin.analytics.tokens({ days: 1 })).toEqual([{ date: "2026-07-01", count: 5 }]);
    expect(await globex.admin.analytics.tokens({ days: 1 })).toEqual([{ date: "2026-07-01", count: 11 }]);
  });

  test("Tenant with no agents gets zeros", async () => {
    const empty = await createTenant("Empty");
    stopTheClock("2026-07-01T12:00:00Z");
    expect(await empty.admin.analytics.tokens({ days: 2 })).toEqual([
      { date: "2026-06-30", count: 0 },
      { date: "2026-07-01", count: 0 },
    ]);
  });

  test.each([
    ["the last millisecond of a day", "2026-06-30T23:59:59.999Z", "2026-06-29", "2026-06-30"],
    ["the first of the next month", "2026-07-01T00:00:00.000Z", "2026-06-30", "2026-07-01"],
    ["28 February", "2026-02-28T23:59:59.999Z", "2026-02-27", "2026-02-28"],
    ["the day after, in a common year", "2026-03-01T00:00:00.000Z", "2026-02-28", "2026-03-01"],
    ["28 February of a leap year", "2028-02-28T23:59:59.999Z", "2028-02-27", "2028-02-28"],
    ["29 February", "2028-02-29T00:00:00.000Z", "2028-02-28", "2028-02-29"],
    ["31 December", "2026-12-31T23:59:59.999Z", "2026-12-30", "2026-12-31"],
    ["1 January", "2027-01-01T00:00:00.000Z", "2026-12-31", "2027-01-01"],
  ])("the range ends today, UTC: %s", async (_, now, yesterday, today) => {
    const { acme } = await twoTenants();
    stopTheClock(now);
    await count(acme.id, yesterday, 3);
    await count(acme.id, today, 4);
    expect(await acme.admin.analytics.tokens({ days: 2 })).toEqual([
      { date: yesterday, count: 3 },
      { date: today, count: 4 },
    ]);
  });

  test("a count beyond 32 bits is exact", async () => {
    const { acme } = await twoTenants();
    stopTheClock("2026-07-01T12:00:00Z");
    await count(acme.id, "2026-07-01", 9_007_199_254_740_991);
    expect(await acme.admin.analytics.tokens({ days: 1 })).toEqual([
      { date: "2026-07-01", count: 9_007_199_254_740_991 },
    ]);
  });
});
