import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signInMember } from "@/server/tenants";
import { nowhere } from "@/server/testing/tenants";
import { env } from "~env";
import { ensureDemoTenant } from "./demo-tenant";

const directory = mkdtempSync(join(tmpdir(), "agentidp-demo-"));
const file = join(directory, "demo.json");
const now = new Date("2026-03-04T10:20:30.000Z");
const client = new Client({ connectionString: env.DATABASE_URL });

beforeAll(() => client.connect());
afterAll(async () => {
  await client.end();
  rmSync(directory, { recursive: true });
});

async function rows(statement: string): Promise<Record<string, unknown>[]> {
  return (await client.query(statement)).rows;
}

describe("ensureDemoTenant", () => {
  it("makes one tenant, though two processes start at once, and gives both its credentials", async () => {
    const [first, second] = await Promise.all([
      ensureDemoTenant(env.DATABASE_URL, file, { now }),
      ensureDemoTenant(env.DATABASE_URL, file, { now }),
    ]);
    expect(first).toEqual(second);
    expect(await rows("SELECT name FROM tenants")).toEqual([{ name: "Demo organisation" }]);
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(first);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(
      await signInMember({ email: first?.email ?? "", password: first?.password ?? "" }, nowhere),
    ).not.toBeNull();
  });

  it("counts each day what its hours add up to, and nothing after now", async () => {
    const differences = await rows(`
      SELECT * FROM analytics_events AS day FULL JOIN (
        SELECT (hour AT TIME ZONE 'UTC')::date AS date, metric_type, sum(count) AS count
        FROM agent_activity GROUP BY 1, 2
      ) AS hours USING (date, metric_type)
      WHERE day.count IS DISTINCT FROM hours.count`);
    expect(differences).toEqual([]);
    const [{ latest } = {}] = await rows("SELECT max(hour) AS latest FROM agent_activity");
    expect(latest).toBeInstanceOf(Date);
    expect(Number(latest)).toBeLessThanOrEqual(now.getTime());
  });

  it("has written down what was done to each agent, when it was done, and whose they are", async () => {
    const entries = await rows(`
      SELECT action, count(*)::int FROM audit_entries GROUP BY action ORDER BY action`);
    expect(entries).toEqual([
      { action: "agent.deactivated", count: 1 },
      { action: "agent.registered", count: 12 },
      { action: "agent.updated", count: expect.any(Number) },
      { action: "member.signed_in", count: 1 },
      { action: "tenant.signed_up", count: 1 },
    ]);
    expect(
      await rows(`
        SELECT FROM audit_entries JOIN agents ON agents.id = target_id
        WHERE action = 'agent.registered' AND (at <> created_at OR at <> secret_created_at OR owner IS NULL)
           OR action = 'agent.updated' AND at <> updated_at`),
    ).toEqual([]);
    expect(await rows("SELECT FROM audit_entries WHERE actor_kind = 'member' AND actor_id IS NULL")).toEqual(
      [],
    );
  });

  it("knows no credentials of a database that is not its own", async () => {
    expect(await ensureDemoTenant(env.DATABASE_URL, join(directory, "none.json"), { now })).toBeNull();
    await client.query("UPDATE agents SET id = gen_random_uuid()");
    expect(await ensureDemoTenant(env.DATABASE_URL, file, { now })).toBeNull();
  });
});
