import { Client } from "pg";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { recorder } from "@/server/analytics";
import { checkHealth } from "@/server/health";
import { log } from "@/server/log";
import { countOf } from "@/server/testing/counts";
import { query } from "@/server/testing/query";
import { requestToken, type TestTenantWithAgent, twoTenants } from "@/server/testing/tenants";
import { env } from "~env";

const logged = vi.spyOn(log, "error");

/** The longest that anything may take which does not wait on counting, in milliseconds; it waits 10 s and more. */
const unhindered = 5_000;

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Issues 20 tokens and registers 3 agents, and expects each to succeed as if nothing were wrong. */
async function expectServiceAsUsual(tenant: TestTenantWithAgent): Promise<void> {
  for (let n = 0; n < 20; n++) {
    expect(await millisecondsOf(() => requestToken(tenant.agentCredentials))).toBeLessThan(unhindered);
  }
  for (let n = 0; n < 3; n++) {
    const name = `Agent ${n}`;
    expect(await millisecondsOf(() => tenant.owner.agents.register({ name }))).toBeLessThan(unhindered);
  }
}

async function expectCountsToArrive(tenant: TestTenantWithAgent): Promise<void> {
  await vi.waitFor(
    async () => {
      expect(await countOf(tenant.id, "token_issued")).toBe(20);
      expect(await countOf(tenant.id, "agent_registered")).toBe(3);
      expect(recorder.health()).toMatchObject({ pending: 0, lastError: null });
    },
    { timeout: 15_000, interval: 100 },
  );
}

/** Waits until the recorder has failed, whatever it was doing before, and says what was logged of it. */
async function failureInTheLog(): Promise<string> {
  await vi.waitFor(() => expect(logged).toHaveBeenCalled(), { timeout: 20_000 });
  const [details, message] = logged.mock.calls[0] as unknown as [{ error: string }, string];
  expect(message).toContain("analytics not written");
  expect((await checkHealth()).degraded).toContainEqual(expect.objectContaining({ part: "analytics" }));
  return details.error;
}

const cutRecorder = () =>
  query(
    `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
     WHERE application_name = 'agentidp recorder' AND datname = current_database()`,
  );

const databaseName = new URL(env.DATABASE_URL).pathname.slice(1);

/** A connection to another database: this one may be closed to everybody. */
async function administrator(): Promise<Client> {
  const url = new URL(env.DATABASE_URL);
  url.pathname = "/postgres";
  const client = new Client({ connectionString: url.href });
  await client.connect();
  return client;
}

beforeAll(async () => {
  // The first token of a process has everything to load yet, whatever the database does.
  await requestToken((await twoTenants()).acme.agentCredentials);
});

beforeAll(async () => {
  // The first token of a process also makes connections and the signing key.
  const { acme } = await twoTenants();
  await requestToken(acme.agentCredentials);
});

beforeEach(async () => {
  await recorder.flush();
  logged.mockClear();
});

describe("Analytics recording does not block the primary response", () => {
  let holder: Client;
  let admin: Client;

  beforeEach(async () => {
    holder = new Client({ connectionString: env.DATABASE_URL });
    await holder.connect();
    admin = await administrator();
  });

  afterEach(async () => {
    await admin.query(`ALTER DATABASE "${databaseName}" ALLOW_CONNECTIONS true`);
    await admin.end();
    await holder.end();
  });

  test("while analytics_events is locked", async () => {
    const { acme } = await twoTenants();
    await holder.query("BEGIN; LOCK TABLE analytics_events IN ACCESS EXCLUSIVE MODE");
    await expectServiceAsUsual(acme);
    expect(await failureInTheLog()).toMatch(/timeout/i);
    await holder.query("ROLLBACK");
    await expectCountsToArrive(acme);
  });

  test("while the recorder's connection is cut in the middle of a write", async () => {
    const { acme } = await twoTenants();
    await holder.query("BEGIN; LOCK TABLE agent_activity IN ACCESS EXCLUSIVE MODE");
    await requestToken(acme.agentCredentials);
    const waiting = `SELECT 1 FROM pg_stat_activity
      WHERE application_name = 'agentidp recorder' AND datname = current_database() AND wait_event_type = 'Lock'`;
    await vi.waitFor(async () => expect(await query(waiting)).toHaveLength(1), { timeout: 5_000 });
    await cutRecorder();
    expect(await failureInTheLog()).toMatch(/terminat/i);
    await holder.query("ROLLBACK");
    await vi.waitFor(async () => expect(await countOf(acme.id, "token_issued")).toBe(1), { timeout: 15_000 });
  });

  test("while PostgreSQL's process for the recorder stands still", async () => {
    const { acme } = await twoTenants();
    await requestToken(acme.apiClientCredentials);
    await recorder.flush();
    const [backend] = await query<{ pid: number }>(
      "SELECT pid FROM pg_stat_activity WHERE application_name = 'agentidp recorder' AND datname = current_database()",
    );
    if (!backend) throw new Error("The recorder has no connection.");
    process.kill(backend.pid, "SIGSTOP");
    try {
      await expectServiceAsUsual(acme);
      expect(await failureInTheLog()).toBe("PostgreSQL did not answer within 12 s");
    } finally {
      process.kill(backend.pid, "SIGCONT");
    }
    await vi.waitFor(async () => expect(await countOf(acme.id, "token_issued")).toBe(21), {
      timeout: 15_000,
    });
  });

  test("while an idle connection of the recorder is cut", async () => {
    const { acme } = await twoTenants();
    await requestToken(acme.apiClientCredentials);
    await recorder.flush();
    await cutRecorder();
    await expectServiceAsUsual(acme);
    await vi.waitFor(async () => expect(await countOf(acme.id, "token_issued")).toBe(21), {
      timeout: 15_000,
    });
  });

  test("while PostgreSQL refuses the recorder's connections", async () => {
    const { acme } = await twoTenants();
    // Connections that requests use stay open.
    await requestToken(acme.agentCredentials);
    await recorder.flush();
    await admin.query(`ALTER DATABASE "${databaseName}" ALLOW_CONNECTIONS false`);
    await cutRecorder();
    await requestToken(acme.agentCredentials);
    expect(await failureInTheLog()).toMatch(/not currently accepting connections/);
    await expectServiceAsUsual(acme);
    await admin.query(`ALTER DATABASE "${databaseName}" ALLOW_CONNECTIONS true`);
    await vi.waitFor(async () => expect(await countOf(acme.id, "token_issued")).toBe(22), {
      timeout: 15_000,
    });
    expect(await countOf(acme.id, "agent_registered")).toBe(3);
  });

  test("while the tables of the counts are gone", async () => {
    const { acme } = await twoTenants();
    await query("ALTER TABLE analytics_events RENAME TO hidden");
    await expectServiceAsUsual(acme);
    expect(await failureInTheLog()).toMatch(/does not exist/);
    await query("ALTER TABLE hidden RENAME TO analytics_events");
    await expectCountsToArrive(acme);
  });
});
