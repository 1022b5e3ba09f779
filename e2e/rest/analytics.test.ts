import {
  createHmac,
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign,
} from "node:crypto";
import { beforeAll, describe, expect, test, vi } from "vitest";
import {
  bodyOf,
  detailOf,
  host,
  instant,
  nextPageOf,
  readLog,
  registerAgent,
  requestToken,
  send,
  sendAs,
  signUp,
  today,
  tokenOf,
  type WireClient,
  type WireTenant,
  withDatabase,
} from "./wire";

const paths = ["/api/analytics/tokens", "/api/analytics/agents/activity", "/api/analytics/agents"];

let acme: WireTenant;
let globex: WireTenant;
let agent: WireClient & { agent_id: string };

beforeAll(async () => {
  acme = await signUp("Acme");
  globex = await signUp("Globex");
  agent = await registerAgent(acme, { name: "Scout", scopes: ["analytics:read"] });
});

/** Waits until what was counted is to be seen, since counting never holds up what is counted. */
function eventually<Result>(look: () => Promise<Result>): Promise<Result> {
  return vi.waitFor(look, { timeout: 10_000, interval: 50 });
}

async function countOf(tenantId: string, metric: string): Promise<number> {
  return withDatabase(async (query) => {
    const rows = await query<{ date: string; count: number }>(
      "SELECT date::text, count::int FROM analytics_events WHERE tenant_id = $1 AND metric_type = $2",
      [tenantId, metric],
    );
    for (const { date } of rows) expect(date).toBe(today());
    return rows.reduce((sum, { count }) => sum + count, 0);
  });
}

describe("Analytics events are recorded for token issuances and agent activity", () => {
  test("Token issuance recorded in analytics", async () => {
    const tenant = await signUp("Issuing");
    await eventually(async () => expect(await countOf(tenant.tenant_id, "token_issued")).toBe(1));
    await Promise.all(Array.from({ length: 10 }, () => tokenOf(tenant)));
    await requestToken({ client_id: tenant.client_id, client_secret: "wrong" });
    await eventually(async () => expect(await countOf(tenant.tenant_id, "token_issued")).toBe(11));
  });

  test("Agent registration, update and deactivation recorded in analytics", async () => {
    const tenant = await signUp("Registering");
    const { agent_id } = await registerAgent(tenant, { name: "Counted" });
    await bodyOf(await sendAs(tenant.token, "PATCH", `/api/agents/${agent_id}`, { name: "Renamed" }));
    await bodyOf(await sendAs(tenant.token, "DELETE", `/api/agents/${agent_id}`));
    await bodyOf(await sendAs(tenant.token, "DELETE", `/api/agents/${agent_id}`));
    await detailOf(await sendAs(tenant.token, "POST", "/api/agents", { name: "" }), 400);
    for (const metric of ["agent_registered", "agent_updated", "agent_deactivated"]) {
      await eventually(async () => expect(await countOf(tenant.tenant_id, metric), metric).toBe(1));
    }
  });

  test("Analytics recording does not block the primary response", async () => {
    const tenant = await signUp("Unhindered");
    await withDatabase(async (query) => {
      await query("BEGIN");
      await query("LOCK TABLE analytics_events IN ACCESS EXCLUSIVE MODE");
      const logged = (await readLog()).length;
      const start = performance.now();
      for (let n = 0; n < 10; n++) await tokenOf(tenant);
      await registerAgent(tenant, { name: "While counting waits" });
      expect(performance.now() - start).toBeLessThan(5_000);

      // Recorders wait for the lock by now; what waits is cut off.
      await eventually(async () => {
        const cut = await query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'agentidp recorder'
           AND datname = current_database() AND wait_event_type = 'Lock'`,
        );
        expect(cut.length).toBeGreaterThan(0);
      });
      await eventually(async () =>
        expect((await readLog()).slice(logged)).toContain("analytics not written"),
      );
      await tokenOf(tenant);
      await eventually(async () =>
        expect(await bodyOf(await send("/api/health"))).toMatchObject({
          status: "ok",
          degraded: [{ part: "analytics", detail: expect.stringMatching(/^Events not counted yet: \d+\. /) }],
          recording: { last_error: "57P01" },
        }),
      );
      await query("ROLLBACK");
    });
    // Asked in no other file: those run beside this one, against the same server, which it disturbs.
    await eventually(async () =>
      expect(await bodyOf(await send("/api/health"))).toEqual({
        status: "ok",
        recording: {
          pending_events: expect.any(Number),
          lag_seconds: expect.any(Number),
          last_flush_at: instant,
          last_error: null,
        },
      }),
    );
    await eventually(async () => expect(await countOf(tenant.tenant_id, "token_issued")).toBe(12));
    expect(await countOf(tenant.tenant_id, "agent_registered")).toBe(1);
  });
});

describe("Tenant can retrieve token issuance trend data", () => {
  test("Successful token trend retrieval", async () => {
    const tenant = await signUp("Trending");
    await tokenOf(tenant);
    await eventually(async () => {
      const response = await sendAs(tenant.token, "GET", "/api/analytics/tokens?days=30");
      const trend = await bodyOf(response);
      expect(response.headers.get("content-type")).toMatch(/^application\/json/);
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(trend).toHaveLength(30);
      expect(trend.at(-1)).toEqual({ date: today(), count: 2 });
      for (const day of trend.slice(0, -1)) {
        expect(day).toEqual({ date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), count: 0 });
      }
      expect(trend).toEqual(
        trend.toSorted((a: { date: string }, b: { date: string }) => (a.date < b.date ? -1 : 1)),
      );
      expect(await bodyOf(await sendAs(tenant.token, "GET", "/api/analytics/tokens"))).toEqual(trend);
    });
    expect(await bodyOf(await sendAs(tenant.token, "GET", "/api/analytics/tokens?days=90"))).toHaveLength(90);
    expect(await bodyOf(await sendAs(tenant.token, "GET", "/api/analytics/tokens?days=1"))).toHaveLength(1);
  });

  test.each([
    "0",
    "91",
    "-1",
    "1.5",
    "abc",
    "",
    "1e1",
    "0x10",
    "+7",
    "%2B7",
    "%2030",
    "30%20",
    "5&days=6",
    "99999999999",
  ])("Date range exceeding maximum is rejected: days=%s", async (days) => {
    const response = await sendAs(acme.token, "GET", `/api/analytics/tokens?days=${days}`);
    expect(await detailOf(response, 400)).toMatch(/days.*\b90\b/);
  });

  test("an unknown parameter is refused by its name", async () => {
    const response = await sendAs(acme.token, "GET", `/api/analytics/tokens?tenant_id=${globex.tenant_id}`);
    expect(await detailOf(response, 400)).toContain("tenant_id");
  });
});

describe("Tenant can retrieve agent activity heatmap data", () => {
  test("Successful activity heatmap retrieval", async () => {
    await tokenOf(agent);
    await eventually(async () => {
      const response = await sendAs(acme.token, "GET", "/api/analytics/agents/activity");
      const now = new Date();
      const bucket = { agent_id: agent.agent_id, dow: now.getUTCDay(), hour: now.getUTCHours() };
      expect(await bodyOf(response)).toContainEqual({ ...bucket, count: expect.any(Number) });
      expect(response.headers.get("cache-control")).toBe("no-store");
    });
  });

  test("in the hours of a time zone, by its name in the IANA database", async () => {
    const tenant = await signUp("Zoned");
    const scout = await registerAgent(tenant, { name: "Scout" });
    await tokenOf(scout);
    const read = async (tz: string) =>
      bodyOf(await sendAs(tenant.token, "GET", `/api/analytics/agents/activity${tz}`));
    await eventually(async () => {
      const utc: { dow: number; hour: number; count: number }[] = await read("");
      expect(utc.reduce((sum, { count }) => sum + count, 0)).toBe(2);
      expect(await read("?tz=UTC")).toEqual(utc);
      // Nine hours ahead, all the year round.
      const inTokyo = utc.map(({ dow, hour, ...bucket }) => ({
        ...bucket,
        dow: (dow + (hour + 9 >= 24 ? 1 : 0)) % 7,
        hour: (hour + 9) % 24,
      }));
      expect(await read("?tz=Asia/Tokyo")).toEqual(inTokyo);
    });
  });

  test.each(["", "Tokyo", "Asia/Nowhere", "%2B09:00", "EST", "UTC'--", "UTC&tz=UTC"])(
    "a time zone that is none is refused: tz=%s",
    async (tz) => {
      const response = await sendAs(acme.token, "GET", `/api/analytics/agents/activity?tz=${tz}`);
      expect(await detailOf(response, 400)).toMatch(/^tz: /);
    },
  );

  test("a time zone that the IANA database has given up is refused, unless this PostgreSQL knows it", async () => {
    // Where there is nothing to tell, none is looked at.
    await eventually(async () =>
      expect(await bodyOf(await sendAs(acme.token, "GET", "/api/analytics/agents/activity"))).not.toEqual([]),
    );
    for (const tz of ["US/Pacific-New", "SystemV/AST4ADT", "Canada/East-Saskatchewan"]) {
      const response = await sendAs(acme.token, "GET", `/api/analytics/agents/activity?tz=${tz}`);
      if (response.status !== 200) expect(await detailOf(response, 400)).toMatch(/^tz: /);
    }
  });

  test("Tenant with no agents returns empty array", async () => {
    const tenant = await signUp("Without agents");
    for (const path of paths.slice(1)) {
      const response = await sendAs(tenant.token, "GET", path);
      expect(await response.text()).toBe("[]");
      expect(response.status).toBe(200);
    }
  });
});

describe("Tenant can retrieve a per-agent usage summary", () => {
  test("Successful per-agent summary, paged with Link", async () => {
    const tenant = await signUp("Summing up");
    const agents = [];
    for (const name of ["C", "B", "A", "D"]) agents.push(await registerAgent(tenant, { name }));
    const [c] = agents;
    if (c) {
      await tokenOf(c);
      await tokenOf(c);
    }
    const summary = [
      { agent_id: agents[0]?.agent_id, name: "C", token_count: 2 },
      { agent_id: agents[2]?.agent_id, name: "A", token_count: 0 },
      { agent_id: agents[1]?.agent_id, name: "B", token_count: 0 },
      { agent_id: agents[3]?.agent_id, name: "D", token_count: 0 },
    ];
    await eventually(async () =>
      expect(await bodyOf(await sendAs(tenant.token, "GET", "/api/analytics/agents"))).toEqual(summary),
    );

    const read = [];
    let path: string | undefined = "/api/analytics/agents?limit=3";
    const sizes = [];
    while (path) {
      const response: Response = await sendAs(tenant.token, "GET", path);
      const page = await bodyOf(response);
      sizes.push(page.length);
      read.push(...page);
      path = nextPageOf(response);
    }
    expect(read).toEqual(summary);
    expect(sizes).toEqual([3, 1]);
  });

  test.each(["limit=0", "limit=1001", "limit=x", "limit=", "limit=1&limit=2", "cursor=nonsense", "cursor="])(
    "?%s is refused",
    async (parameters) => {
      const response = await sendAs(acme.token, "GET", `/api/analytics/agents?${parameters}`);
      expect(await detailOf(response, 400)).toMatch(/limit|cursor/);
    },
  );
});

describe("Tenant sees only their own data", () => {
  test("in every answer", async () => {
    await tokenOf(agent);
    const stranger = await registerAgent(globex, { name: "Stranger" });
    await tokenOf(stranger);
    await eventually(async () => {
      const activity = await (await sendAs(globex.token, "GET", "/api/analytics/agents/activity")).text();
      expect(activity).toContain(stranger.agent_id);
      expect(activity).not.toContain(agent.agent_id);
    });
    const usage = await bodyOf(await sendAs(globex.token, "GET", "/api/analytics/agents"));
    expect(usage.map(({ name }: { name: string }) => name)).toEqual(["Stranger"]);
    const trend = await bodyOf(await sendAs(globex.token, "GET", "/api/analytics/tokens?days=1"));
    expect(trend).toEqual([{ date: today(), count: 2 }]);
  });
});

describe.each(paths)("Analytics endpoint requires authentication: %s", (path) => {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

  interface SigningKey {
    readonly id: string;
    readonly key: KeyObject;
  }

  const serverKey = () =>
    withDatabase(async (query): Promise<SigningKey> => {
      const [stored] = await query<{ id: string; private_key: string }>(
        "SELECT id, private_key FROM signing_keys",
      );
      return { id: stored?.id ?? "", key: createPrivateKey(stored?.private_key ?? "") };
    });

  const validClaims = () => {
    const iat = Math.floor(Date.now() / 1000);
    return {
      iss: host.url,
      aud: `${host.url}/api`,
      sub: acme.client_id,
      client_id: acme.client_id,
      tenant_id: acme.tenant_id,
      scope: "analytics:read",
      jti: randomUUID(),
      iat,
      exp: iat + 300,
    };
  };

  function signed({ id, key }: SigningKey, claims: object, header: object = {}): string {
    const content = `${encode({ alg: "EdDSA", typ: "at+jwt", kid: id, ...header })}.${encode(claims)}`;
    return `${content}.${sign(null, Buffer.from(content), key).toString("base64url")}`;
  }

  async function publicKeyBytes(): Promise<Buffer> {
    const { keys } = await bodyOf(await send("/.well-known/jwks.json"));
    return Buffer.from(keys[0].x, "base64url");
  }

  test("a token made here like the server's own is accepted, or the refusals below show nothing", async () => {
    await bodyOf(await sendAs(signed(await serverKey(), validClaims()), "GET", path));
  });

  const now = () => Math.floor(Date.now() / 1000);
  const otherKey = generateKeyPairSync("ed25519").privateKey;

  test.each<[string, () => Promise<string>]>([
    ["expired", async () => signed(await serverKey(), { ...validClaims(), exp: now() - 1 })],
    ["without expiry", async () => signed(await serverKey(), { ...validClaims(), exp: undefined })],
    ["not valid yet", async () => signed(await serverKey(), { ...validClaims(), nbf: now() + 600 })],
    [
      "signed by another key",
      async () => signed({ id: (await serverKey()).id, key: otherKey }, validClaims()),
    ],
    ["signed by a key of another id", async () => signed({ id: "another", key: otherKey }, validClaims())],
    [
      "signed by the key that it brings along",
      async () => {
        const jwk = generateKeyPairSync("ed25519");
        return signed({ id: "own", key: jwk.privateKey }, validClaims(), {
          jwk: jwk.publicKey.export({ format: "jwk" }),
        });
      },
    ],
    ["of alg none", async () => `${encode({ alg: "none", typ: "at+jwt" })}.${encode(validClaims())}.`],
    [
      "of HS256 with the public key as its secret",
      async () => {
        const { id } = await serverKey();
        const content = `${encode({ alg: "HS256", typ: "at+jwt", kid: id })}.${encode(validClaims())}`;
        const mac = createHmac("sha256", await publicKeyBytes()).update(content);
        return `${content}.${mac.digest("base64url")}`;
      },
    ],
    [
      "of another issuer",
      async () => signed(await serverKey(), { ...validClaims(), iss: "https://evil.example" }),
    ],
    [
      "for another audience",
      async () => signed(await serverKey(), { ...validClaims(), aud: "https://evil.example" }),
    ],
    ["for no audience", async () => signed(await serverKey(), { ...validClaims(), aud: undefined })],
    ["of another type", async () => signed(await serverKey(), validClaims(), { typ: "JWT" })],
    ["of no type", async () => signed(await serverKey(), validClaims(), { typ: undefined })],
    [
      "with a tenant that its client is not of",
      async () => signed(await serverKey(), { ...validClaims(), tenant_id: globex.tenant_id }),
    ],
    [
      "for a client that does not exist",
      async () => signed(await serverKey(), { ...validClaims(), client_id: randomUUID(), sub: randomUUID() }),
    ],
    ["truncated", async () => acme.token.slice(0, -10)],
    ["without its signature", async () => acme.token.slice(0, acme.token.lastIndexOf("."))],
    [
      "with claims that were changed",
      async () => {
        const [header, , signature] = acme.token.split(".");
        return `${header}.${encode({ ...validClaims(), tenant_id: globex.tenant_id })}.${signature}`;
      },
    ],
    ["that is none", async () => "nonsense"],
    [
      "for a deactivated agent",
      async () => {
        const leaving = await registerAgent(acme, { name: "Leaving", scopes: ["analytics:read"] });
        const token = await tokenOf(leaving);
        await bodyOf(await sendAs(token, "GET", path));
        await bodyOf(await sendAs(acme.token, "DELETE", `/api/agents/${leaving.agent_id}`));
        return token;
      },
    ],
  ])("with a token %s: 401", async (_, make) => {
    const response = await sendAs(await make(), "GET", path);
    expect(await detailOf(response, 401)).toContain("/oauth2/token");
    expect(response.headers.get("www-authenticate")).toBe('Bearer error="invalid_token"');
  });

  test("without a token: 401 with a challenge that names no error", async () => {
    const response = await send(path);
    await detailOf(response, 401);
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
  });

  test.each(["Basic Zm9vOmJhcg==", "Bearer", "bearer ", "Token x", ""])(
    "with Authorization: %s: 401 with a challenge that names no error",
    async (authorization) => {
      const response = await send(path, { headers: { authorization } });
      await detailOf(response, 401);
      expect(response.headers.get("www-authenticate")).toBe("Bearer");
    },
  );

  test.each<[method: string, path: string, body?: string, contentType?: string]>([
    ["GET", `${path}?days=none`],
    ["GET", `/api/agents/${randomUUID()}?agent_id=x`],
    ["PATCH", `/api/agents/${randomUUID()}`, "{", "application/json"],
    ["POST", "/api/agents", "name=x", "text/plain"],
    ["POST", "/api/agents", "x".repeat(2_000_000), "application/json"],
    ["POST", "/api/clients", "{}", "application/json"],
  ])("whatever else is wrong with it: %s %s: 401, or 403", async (method, path, body, contentType) => {
    const ask = (authorization: Record<string, string>) =>
      send(path, {
        method,
        headers: { ...(contentType && { "content-type": contentType }), ...authorization },
        ...(body !== undefined && { body }),
      });
    const anonymous = await ask({});
    await detailOf(anonymous, 401);
    expect(anonymous.headers.get("www-authenticate")).toBe("Bearer");
    const lacking = await ask({ authorization: `Bearer ${await tokenOf(acme, "audit:read")}` });
    await detailOf(lacking, 403);
    expect(lacking.headers.get("www-authenticate")).toBe('Bearer error="insufficient_scope"');
  });

  test("with a token in the query: 401", async () => {
    expect((await send(`${path}?access_token=${acme.token}`)).status).toBe(401);
  });

  test("with a token that lacks the scope: 403", async () => {
    const token = await tokenOf(acme, "agents:read");
    const response = await sendAs(token, "GET", path);
    expect(await detailOf(response, 403)).toContain("analytics:read");
    expect(response.headers.get("www-authenticate")).toBe('Bearer error="insufficient_scope"');
  });

  test("with a scope that the agent lost since: 403", async () => {
    const demoted = await registerAgent(acme, { name: "Demoted", scopes: ["analytics:read"] });
    const token = await tokenOf(demoted);
    await bodyOf(await sendAs(token, "GET", path));
    await bodyOf(await sendAs(acme.token, "PATCH", `/api/agents/${demoted.agent_id}`, { scopes: [] }));
    await detailOf(await sendAs(token, "GET", path), 403);
  });

  test.each(["POST", "PUT", "PATCH", "DELETE"])("%s: 405", async (method) => {
    const response = await sendAs(acme.token, method, path);
    expect(response.status).toBe(405);
    if (host.name === "npm start") {
      await detailOf(response, 405);
      expect(response.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
    }
  });

  test("HEAD is GET without a body", async () => {
    const response = await sendAs(acme.token, "HEAD", path);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("");
  });
});
