import { describe, expect, test } from "vitest";
import { dropExpiredHours } from "@/server/analytics/drop-expired-hours";
import { aloneInRetention } from "@/server/analytics/retention-repository";
import { countsOfDays, countsOfHours, insertCount } from "@/server/testing/counts";
import { query } from "@/server/testing/query";
import { insertAgent, twoTenants } from "@/server/testing/tenants";

const now = new Date("2026-11-24T12:00:00Z");
/** The first hour of the window of 90 days that ends now, and the last before it. */
const first = "2026-08-27T00:00:00Z";
const expired = "2026-08-26T23:00:00Z";

const hoursOf = async (tenantId: string) => (await countsOfHours(tenantId)).map(({ hour }) => hour);

const sumsOf = (tenantId: string) =>
  query<{ hour: Date }>("SELECT hour FROM tenant_hours WHERE tenant_id = $1 ORDER BY hour", [tenantId]);

async function agentsWithHistory() {
  const { acme, globex } = await twoTenants();
  const second = await insertAgent(acme.id, "Second");
  for (const [tenantId, { clientId }] of [
    [acme.id, acme.agentCredentials],
    [acme.id, second],
    [globex.id, globex.agentCredentials],
  ] as const) {
    for (const hour of ["2025-01-01T00:00:00Z", expired, first, "2026-11-24T11:00:00Z"]) {
      await insertCount(tenantId, clientId, hour, 2);
    }
  }
  return [acme.id, globex.id];
}

describe("hourly counts older than the longest window", () => {
  test("are dropped for every tenant and agent; daily counts and months stay", async () => {
    const tenantIds = await agentsWithHistory();
    await dropExpiredHours(now);
    for (const tenantId of tenantIds) {
      const agents = tenantId === tenantIds[0] ? 2 : 1;
      expect(await hoursOf(tenantId)).toEqual([
        ...Array(agents).fill(first),
        ...Array(agents).fill("2026-11-24T11:00:00Z"),
      ]);
      expect(await sumsOf(tenantId)).toEqual([
        { hour: new Date(first) },
        { hour: new Date("2026-11-24T11:00:00Z") },
      ]);
      expect(await countsOfDays(tenantId)).toHaveLength(4);
      const months = await query(
        "SELECT FROM agent_months WHERE tenant_id = $1 AND month = '2025-01-01' AND count = 2",
        [tenantId],
      );
      expect(months).toHaveLength(agents);
    }
  });

  test("are left to the process that is at it", async () => {
    const [tenantId = ""] = await agentsWithHistory();
    await aloneInRetention(async () => {
      await dropExpiredHours(now);
      expect(await hoursOf(tenantId)).toContain(expired);
    });
    await Promise.all(Array.from({ length: 4 }, () => dropExpiredHours(now)));
    expect(await hoursOf(tenantId)).not.toContain(expired);
  });

  test("are dropped in batches, however many there are", async () => {
    const { acme } = await twoTenants();
    await query(
      `INSERT INTO agent_activity (tenant_id, agent_id, hour, metric_type, count)
       SELECT $1, $2, $3::timestamptz - n * interval '1 hour', 'token_issued', 1 FROM generate_series(1, 12000) AS n`,
      [acme.id, acme.agentCredentials.clientId, first],
    );
    await dropExpiredHours(now);
    expect(await hoursOf(acme.id)).toEqual([]);
  });
});
