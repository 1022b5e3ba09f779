import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test, vi } from "vitest";
import {
  bodyOf,
  detailOf,
  host,
  nextPageOf,
  registerAgent,
  send,
  sendAs,
  signUp,
  today,
  tokenOf,
  type WireTenant,
  withDatabase,
} from "./wire";

const agentsPath = "/api/analytics/agents";
const tables = [
  { path: "/api/analytics/tokens?days=7", columns: ["date", "count"] },
  { path: "/api/analytics/agents/activity", columns: ["agent_id", "dow", "hour", "count"] },
  { path: agentsPath, columns: ["agent_id", "name", "token_count"] },
];

const getAs = (token: string, path: string, accept: string) =>
  sendAs(token, "GET", path, undefined, { accept });

/** Counts come after the answers that they are of. */
const eventually = { timeout: 15_000, interval: 100 };

interface Usage {
  readonly agent_id: string;
  readonly name: string;
  readonly token_count: number;
}

/** A tenant with agents stored past the API, every second of them with tokens in this month. */
async function tenantWithAgents(agents: number, nameLength: number): Promise<WireTenant> {
  const tenant = await signUp(`${agents} agents`);
  await withDatabase(async (query) => {
    await query(
      `INSERT INTO agents (tenant_id, id, name, secret_digest, updated_at)
       SELECT $1, gen_random_uuid(), rpad('Agent ' || n, $3, '.'), '\\x00', now() FROM generate_series(1, $2) AS n`,
      [tenant.tenant_id, agents, nameLength],
    );
    await query(
      `INSERT INTO agent_months (tenant_id, agent_id, month, metric_type, count, name)
       SELECT tenant_id, id, $2, 'token_issued', 1 + ascii(right(id::text, 1)), name
       FROM agents WHERE tenant_id = $1 AND ascii(right(id::text, 1)) % 2 = 0`,
      [tenant.tenant_id, `${today().slice(0, 7)}-01`],
    );
  });
  return tenant;
}

describe("the analytics endpoints write JSON, newline-delimited JSON and CSV", () => {
  let tenant: WireTenant;

  beforeAll(async () => {
    tenant = await signUp("Formats");
    await tokenOf(await registerAgent(tenant, { name: '=HYPERLINK("http://evil.example")' }));
    await vi.waitFor(async () => {
      const [usage] = await bodyOf(await sendAs(tenant.token, "GET", agentsPath));
      expect(usage.token_count).toBe(1);
    }, eventually);
  });

  test.each(tables)("$path", async ({ path, columns }) => {
    const json = await getAs(tenant.token, path, "application/json");
    expect(json.headers.get("content-type")).toBe("application/json");
    expect(json.headers.get("vary")?.toLowerCase()).toContain("accept");
    const rows: Record<string, unknown>[] = await bodyOf(json);
    expect(rows.length).toBeGreaterThan(0);
    expect(Object.keys(rows[0] ?? {})).toEqual(columns);

    const lines = await getAs(tenant.token, path, "application/x-ndjson");
    expect(lines.headers.get("content-type")).toBe("application/x-ndjson");
    const text = await lines.text();
    expect(text.endsWith("\n")).toBe(true);
    expect(
      text
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual(rows);

    const csv = await getAs(tenant.token, path, "text/csv;q=0.9, text/html");
    expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
    expect(csv.headers.get("cache-control")).toBe("no-store");
    const cellOf = (value: unknown) =>
      typeof value === "string" && value.startsWith("=")
        ? `"'${value.replaceAll('"', '""')}"`
        : String(value);
    const csvLines = [columns, ...rows.map((row) => Object.values(row).map(cellOf))];
    expect(await csv.text()).toBe(csvLines.map((line) => `${line.join(",")}\r\n`).join(""));
  });

  test.each(tables)("$path: no other, and only to whom it may concern", async ({ path }) => {
    expect(await detailOf(await getAs(tenant.token, path, "image/png"), 406)).toContain("text/csv");
    await detailOf(await send(path, { headers: { accept: "image/png" } }), 401);
    await detailOf(await send(path, { headers: { accept: "text/csv" } }), 401);
    await detailOf(await getAs(tenant.token, `${path}${path.includes("?") ? "&" : "?"}x=1`, "text/csv"), 400);
  });

  test("what is told of few agents among many that there is nothing to tell of", async () => {
    const quiet = await tenantWithAgents(220, 10);
    const told = await withDatabase((query) =>
      query<{ agent_id: string }>(
        `INSERT INTO agent_activity (tenant_id, agent_id, hour, metric_type, count)
         SELECT tenant_id, id, date_trunc('hour', now()), 'token_issued', 3
         FROM (SELECT row_number() OVER (ORDER BY id) AS n, tenant_id, id FROM agents WHERE tenant_id = $1) AS numbered
         WHERE n IN (120, 130, 205)
         RETURNING agent_id`,
        [quiet.tenant_id],
      ),
    );
    told.sort((one, other) => (one.agent_id < other.agent_id ? -1 : 1));
    const path = "/api/analytics/agents/activity";
    const rows = await bodyOf(await getAs(quiet.token, path, "application/json"));
    expect(rows).toEqual(
      told.map(({ agent_id }) => ({ agent_id, dow: expect.any(Number), hour: expect.any(Number), count: 3 })),
    );
    const lines = await (await getAs(quiet.token, path, "application/x-ndjson")).text();
    expect(lines).toBe(rows.map((row: unknown) => `${JSON.stringify(row)}\n`).join(""));
    expect(await (await getAs(quiet.token, path, "text/csv")).text()).toMatch(
      /^agent_id,dow,hour,count\r\n(.*,3\r\n){3}$/,
    );

    const silent = await tenantWithAgents(120, 10);
    expect(await bodyOf(await getAs(silent.token, path, "application/json"))).toEqual([]);
  });

  test("a page leads to the next one after a name of whichever characters, and of none that cannot be", async () => {
    const odd = await signUp("Odd names");
    for (const character of ["\u0001", "\u{1f916}", "ü"]) {
      await registerAgent(odd, { name: character.repeat(200 / character.length) });
    }
    const names: string[] = [];
    let path: string | undefined = `${agentsPath}?limit=1`;
    while (path) {
      const response: Response = await sendAs(odd.token, "GET", path);
      names.push(...(await bodyOf(response)).map(({ name }: { name: string }) => name));
      path = nextPageOf(response);
    }
    expect(names).toHaveLength(3);

    for (const name of ["\0", "\ud800"]) {
      const place = JSON.stringify({ agent_id: randomUUID(), name, count: 0 });
      const cursor = Buffer.from(place).toString("base64url");
      const response = await sendAs(odd.token, "GET", `${agentsPath}?cursor=${cursor}`);
      expect(await detailOf(response, 400)).toMatch(/^cursor: /);
    }
  });

  test("a page leads to the next one in every format", async () => {
    const several = await tenantWithAgents(5, 10);
    const whole = await (await getAs(several.token, agentsPath, "application/x-ndjson")).text();
    let read = "";
    let path: string | undefined = `${agentsPath}?limit=2`;
    while (path) {
      const response: Response = await getAs(several.token, path, "application/x-ndjson");
      read += await response.text();
      path = nextPageOf(response);
    }
    expect(read).toBe(whole);
    expect(whole.trimEnd().split("\n")).toHaveLength(5);
  });
});

describe("a whole answer of many pages", () => {
  let tenant: WireTenant;
  const agents = 20_000;

  beforeAll(async () => {
    tenant = await tenantWithAgents(agents, 200);
  });

  test("has every agent once, in order, while counts move and agents come", async () => {
    let reading = true;
    const moving = withDatabase(async (query) => {
      for (let n = 0; reading; n++) {
        await query(
          `UPDATE agent_months SET count = 1 + ((count * 7919 + $2) % 5000)
           WHERE tenant_id = $1 AND agent_id IN (
             SELECT agent_id FROM agent_months WHERE tenant_id = $1 ORDER BY agent_id OFFSET $3 LIMIT 500
           )`,
          [tenant.tenant_id, n, (n * 500) % (agents / 2)],
        );
        await query(
          "INSERT INTO agents (tenant_id, id, name, secret_digest, updated_at) VALUES ($1, $2, 'New', '\\x00', now())",
          [tenant.tenant_id, randomUUID()],
        );
      }
    });
    try {
      for (let n = 0; n < 3; n++) {
        const usage: Usage[] = await bodyOf(await sendAs(tenant.token, "GET", agentsPath));
        expect(usage.length).toBeGreaterThanOrEqual(agents);
        expect(new Set(usage.map(({ agent_id }) => agent_id)).size).toBe(usage.length);
        const inOrder = usage.every((next, i) => {
          const before = usage[i - 1];
          return (
            !before ||
            before.token_count > next.token_count ||
            (before.token_count === next.token_count && before.name <= next.name)
          );
        });
        expect(inOrder).toBe(true);
      }
    } finally {
      reading = false;
      await moving;
    }
  });

  test("is no answer at HEAD, and holds nothing", async () => {
    const response = await sendAs(tenant.token, "HEAD", agentsPath);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("");
  });

  test("gives its connection back when the client leaves", async () => {
    const openSnapshots = () =>
      withDatabase(async (query) => {
        const rows = await query(
          `SELECT FROM pg_stat_activity WHERE application_name = 'agentidp snapshots'
           AND datname = current_database() AND state LIKE '%transaction%'`,
        );
        return rows.length;
      });
    for (let n = 0; n < 8; n++) {
      const leaving = new AbortController();
      const response = await fetch(host.url + agentsPath, {
        headers: { authorization: `Bearer ${tenant.token}` },
        signal: leaving.signal,
      });
      const reader = response.body?.getReader();
      await reader?.read();
      leaving.abort();
      await reader?.read().catch(() => undefined);
    }
    await vi.waitFor(async () => expect(await openSnapshots()).toBe(0), eventually);
    expect(await bodyOf(await sendAs(tenant.token, "GET", agentsPath))).not.toHaveLength(0);
  });
});
