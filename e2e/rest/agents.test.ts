import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import {
  bodyOf,
  detailOf,
  host,
  instant,
  nextPageOf,
  registerAgent,
  requestToken,
  send,
  sendAs,
  signUp,
  tokenOf,
  type WireTenant,
} from "./wire";

let acme: WireTenant;
let globex: WireTenant;

beforeAll(async () => {
  acme = await signUp("Acme");
  globex = await signUp("Globex");
});

const postRaw = (body: string | Uint8Array<ArrayBuffer> | ReadableStream, headers: Record<string, string>) =>
  send("/api/agents", {
    method: "POST",
    headers: { authorization: `Bearer ${acme.token}`, ...headers },
    body,
    duplex: "half",
  } as RequestInit);

describe("POST /api/agents", () => {
  test("registers an agent and shows its secret this once", async () => {
    const scopes = ["analytics:read", "crm:read"];
    const metadata = { team: "sales", limits: { daily: 5 }, tags: ["a", null, true] };
    const response = await sendAs(acme.token, "POST", "/api/agents", {
      name: "  Scout ",
      description: "Finds things",
      owner: "Sales",
      scopes,
      metadata,
    });
    const { client_secret, ...agent } = await bodyOf(response, 201);
    expect(agent).toEqual({
      agent_id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/),
      client_id: agent.agent_id,
      name: "Scout",
      description: "Finds things",
      owner: "Sales",
      scopes,
      metadata,
      status: "active",
      created_at: instant,
      updated_at: instant,
      deactivated_at: null,
      secret_created_at: instant,
    });
    expect(client_secret).toMatch(/^agentidp_secret_[\w-]{43}$/);
    const location = response.headers.get("location");
    expect(location).toBe(`/api/agents/${agent.agent_id}`);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await bodyOf(await sendAs(acme.token, "GET", location ?? ""))).toEqual(agent);
    expect(await tokenOf({ client_id: agent.client_id, client_secret })).toBeTypeOf("string");
  });

  test("takes a name alone", async () => {
    const response = await sendAs(acme.token, "POST", "/api/agents", { name: "Plain" });
    expect(await bodyOf(response, 201)).toMatchObject({
      description: null,
      owner: null,
      scopes: [],
      metadata: {},
    });
  });

  test.each([
    ["tenant_id", { name: "A", tenant_id: randomUUID() }],
    ["status", { name: "A", status: "deactivated" }],
    ["client_secret", { name: "A", client_secret: "mine" }],
    ["constructor", { name: "A", constructor: {} }],
    ["name", {}],
    ["name", { name: "   " }],
    ["name", { name: 7 }],
    ["name", { name: "x".repeat(201) }],
    ["scopes", { name: "A", scopes: "agents:read" }],
    ["scopes", { name: "A", scopes: ["two words"] }],
    ["scopes", { name: "A", scopes: ["twice", "twice"] }],
    ["metadata", { name: "A", metadata: [] }],
    ["metadata", { name: "A", metadata: { a: "x".repeat(16_384) } }],
    ["description", { name: "A", description: "x".repeat(2001) }],
    ["owner", { name: "A", owner: "x".repeat(201) }],
  ])("refuses a wrong or unknown %s by its name: %j", async (field, body) => {
    expect(await detailOf(await sendAs(acme.token, "POST", "/api/agents", body), 400)).toContain(field);
  });

  test.each(["{", "[]", "null", '"text"', "", "7", '{"name":"A"}garbage'])(
    "refuses a body that is no JSON object: %s",
    async (body) => {
      expect(await detailOf(await postRaw(body, { "content-type": "application/json" }), 400)).toContain(
        "JSON",
      );
    },
  );

  test.each([
    {},
    { "content-type": "text/plain" },
    { "content-type": "application/x-www-form-urlencoded" },
    { "content-type": "multipart/form-data; boundary=x" },
    { "content-type": "application/jsonp" },
  ])("refuses another content type: %o", async (headers) => {
    const response = await postRaw(
      new TextEncoder().encode('{"name":"A"}'),
      headers as Record<string, string>,
    );
    expect(await detailOf(response, 415)).toContain("application/json");
  });

  test("takes application/json with a charset, in any case", async () => {
    await bodyOf(await postRaw('{"name":"A"}', { "content-type": "Application/JSON; charset=utf-8" }), 201);
  });

  test("refuses a body that is too large, announced or not", async () => {
    const headers = { "content-type": "application/json" };
    const large = JSON.stringify({ name: "A", description: "x".repeat(300_000) });
    await detailOf(await postRaw(large, headers), 413);
    const bytes = new TextEncoder().encode(large);
    const pieces = new ReadableStream({
      pull(controller) {
        controller.enqueue(bytes);
        controller.close();
      },
    });
    await detailOf(await postRaw(pieces, headers), 413);
  });

  test("keeps what a name may hold", async () => {
    const name = `Ünïcode 🤖 "quotes" <b>\\ ${"\u202e"}`;
    const { agent_id } = await registerAgent(acme, { name });
    expect(await bodyOf(await sendAs(acme.token, "GET", `/api/agents/${agent_id}`))).toMatchObject({ name });
  });

  test.each([
    ["name", { name: "nul \u0000" }],
    ["description", { name: "A", description: "half \ud83e" }],
    ["metadata", { name: "A", metadata: { a: ["\u0000"] } }],
    ["metadata", { name: "A", metadata: { a: { "\ud83e": 1 } } }],
  ])("refuses a character in %s that PostgreSQL cannot keep", async (field, body) => {
    expect(await detailOf(await sendAs(acme.token, "POST", "/api/agents", body), 400)).toContain(field);
  });

  test("takes metadata that only speaks of such characters", async () => {
    const metadata = { a: "\\u0000 \\ud83e" };
    const response = await sendAs(acme.token, "POST", "/api/agents", { name: "A", metadata });
    expect(await bodyOf(response, 201)).toMatchObject({ metadata });
  });

  test("lacking the scope: 403, and nobody grants what they do not hold", async () => {
    const reader = await tokenOf(acme, "agents:read");
    expect(await detailOf(await sendAs(reader, "POST", "/api/agents", { name: "A" }), 403)).toContain(
      "agents:write",
    );
    const writer = await tokenOf(acme, "agents:write");
    const beyond = { name: "A", scopes: ["analytics:read"] };
    expect(await detailOf(await sendAs(writer, "POST", "/api/agents", beyond), 403)).toContain(
      "analytics:read",
    );
  });
});

describe("GET /api/agents", () => {
  test("is an array of the tenant's agents, the newest first, by pages that lead on with Link", async () => {
    const tenant = await signUp("Listing");
    const ids = [];
    for (let n = 0; n < 5; n++) ids.push((await registerAgent(tenant, { name: `Agent ${n}` })).agent_id);
    const whole = await sendAs(tenant.token, "GET", "/api/agents");
    expect(whole.headers.get("link")).toBeNull();
    expect(whole.headers.get("cache-control")).toBe("no-store");
    const list = await bodyOf(whole);
    expect(list.map(({ agent_id }: { agent_id: string }) => agent_id)).toEqual(ids.toReversed());
    expect(JSON.stringify(list)).not.toMatch(/agentidp_secret_|client_secret|digest/);

    const read = [];
    let path: string | undefined = "/api/agents?limit=2";
    while (path) {
      const response: Response = await sendAs(tenant.token, "GET", path);
      read.push(...(await bodyOf(response)));
      path = nextPageOf(response);
    }
    expect(read).toEqual(list);
  });

  test("goes by 100 where no limit is given", async () => {
    const tenant = await signUp("Many");
    for (let n = 0; n < 101; n++) await registerAgent(tenant, { name: `Agent ${n}` });
    const first = await sendAs(tenant.token, "GET", "/api/agents");
    expect(await bodyOf(first)).toHaveLength(100);
    const next = nextPageOf(first) ?? "";
    expect(await bodyOf(await sendAs(tenant.token, "GET", next))).toHaveLength(1);
  });
});

describe("GET /api/agents?search=&status=", () => {
  const namesAt = async (token: string, path: string) =>
    (await bodyOf(await sendAs(token, "GET", path))).map(({ name }: { name: string }) => name);

  test("finds by a part of the name and by status, and nothing of another tenant", async () => {
    const [tenant, other] = await Promise.all([signUp("Searching"), signUp("Other")]);
    for (const name of ["Invoice reader", "Invoice writer", "SPÄHER"]) await registerAgent(tenant, { name });
    await registerAgent(other, { name: "Invoice of another" });
    const { agent_id } = await registerAgent(tenant, { name: "Old invoice" });
    await bodyOf(await sendAs(tenant.token, "DELETE", `/api/agents/${agent_id}`));

    const all = ["Invoice reader", "Invoice writer", "Old invoice"];
    expect(await namesAt(tenant.token, "/api/agents?search=INVOICE")).toEqual(all);
    expect(await namesAt(tenant.token, "/api/agents?search=invoice&status=active")).toEqual(all.slice(0, 2));
    expect(await namesAt(tenant.token, "/api/agents?status=deactivated")).toEqual(["Old invoice"]);
    expect(await namesAt(tenant.token, "/api/agents?search=sp%C3%A4h")).toEqual(["SPÄHER"]);
    expect(await namesAt(tenant.token, "/api/agents?search=%25")).toEqual([]);
  });

  test.each([
    ["status", "status=gone"],
    ["search", `search=${"x".repeat(201)}`],
    ["search", "search=a&search=b"],
    ["sort", "sort=name"],
  ])("refuses a wrong or unknown %s by its name: %s", async (field, query) => {
    expect(await detailOf(await sendAs(acme.token, "GET", `/api/agents?${query}`), 400)).toContain(field);
  });
});

describe("PATCH /api/agents/{agent_id}", () => {
  test("changes what is named, and answers with the agent as it now is", async () => {
    const { agent_id } = await registerAgent(acme, { name: "Before", scopes: ["crm:read"] });
    const path = `/api/agents/${agent_id}`;
    const before = await bodyOf(await sendAs(acme.token, "GET", path));
    const changes = { name: "After", description: "New", owner: "Support" };
    const after = await bodyOf(await sendAs(acme.token, "PATCH", path, changes));
    expect(after).toEqual({ ...before, ...changes, updated_at: instant });
    expect(after.updated_at > before.updated_at).toBe(true);
    expect(await bodyOf(await sendAs(acme.token, "GET", path))).toEqual(after);
    expect(await bodyOf(await sendAs(acme.token, "PATCH", path, { description: null }))).toMatchObject({
      description: null,
    });
  });

  test.each([
    ["agent_id", { agent_id: randomUUID(), name: "A" }],
    ["status", { status: "deactivated" }],
    ["tenant_id", { name: "A", tenant_id: randomUUID() }],
    ["name", {}],
    ["name", { name: null }],
  ])("refuses %s: %j", async (field, body) => {
    const { agent_id } = await registerAgent(acme, { name: "Unchanged" });
    const response = await sendAs(acme.token, "PATCH", `/api/agents/${agent_id}`, body);
    expect(await detailOf(response, 400)).toContain(field);
  });
});

describe("DELETE /api/agents/{agent_id}", () => {
  test("deactivates; again gives the same answer; the id stays resolvable and gets no token", async () => {
    const agent = await registerAgent(acme, { name: "Leaving" });
    await tokenOf(agent);
    const path = `/api/agents/${agent.agent_id}`;
    const gone = await bodyOf(await sendAs(acme.token, "DELETE", path));
    expect(gone).toMatchObject({ status: "deactivated", deactivated_at: instant });
    expect(await bodyOf(await sendAs(acme.token, "DELETE", path))).toEqual(gone);
    expect(await bodyOf(await sendAs(acme.token, "GET", path))).toEqual(gone);
    expect(
      await bodyOf(
        await requestToken({ client_id: agent.client_id, client_secret: agent.client_secret }),
        401,
      ),
    ).toMatchObject({ error: "invalid_client" });
  });
});

describe("POST /api/agents/{agent_id}/secret", () => {
  test("answers with a new secret this once; the old one gets no more tokens", async () => {
    const agent = await registerAgent(acme, { name: "Rotating" });
    const path = `/api/agents/${agent.agent_id}`;
    const before = await bodyOf(await sendAs(acme.token, "GET", path));
    const held = await tokenOf(agent);
    const response = await sendAs(acme.token, "POST", `${path}/secret`);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const { client_secret, ...after } = await bodyOf(response);
    expect(client_secret).toMatch(/^agentidp_secret_[\w-]{43}$/);
    expect(client_secret).not.toBe(agent.client_secret);
    expect(after).toEqual({ ...before, secret_created_at: instant, updated_at: instant });
    expect(after.secret_created_at > before.secret_created_at).toBe(true);
    expect(await bodyOf(await sendAs(acme.token, "GET", path))).toEqual(after);

    const { client_id } = agent;
    expect(
      await bodyOf(await requestToken({ client_id, client_secret: agent.client_secret }), 401),
    ).toMatchObject({ error: "invalid_client" });
    await tokenOf({ client_id, client_secret });
    // It lacks the scope, yet is known: the token that it had goes on until it expires.
    await detailOf(await sendAs(held, "GET", "/api/agents"), 403);
  });

  test("of a deactivated agent: 409", async () => {
    const { agent_id } = await registerAgent(acme, { name: "Leaving" });
    await bodyOf(await sendAs(acme.token, "DELETE", `/api/agents/${agent_id}`));
    const response = await sendAs(acme.token, "POST", `/api/agents/${agent_id}/secret`);
    expect(await detailOf(response, 409)).toContain("deactivated");
  });

  test("of an agent that may do more than the caller, or without the scope: 403", async () => {
    const agent = await registerAgent(acme, { name: "Powerful", scopes: ["analytics:read"] });
    const path = `/api/agents/${agent.agent_id}/secret`;
    const writer = await tokenOf(acme, "agents:write");
    expect(await detailOf(await sendAs(writer, "POST", path), 403)).toContain("analytics:read");
    const reader = await tokenOf(acme, "agents:read");
    expect(await detailOf(await sendAs(reader, "POST", path), 403)).toContain("agents:write");
    await tokenOf(agent);
  });

  test("refuses unknown query parameters by their name", async () => {
    const { agent_id } = await registerAgent(acme, { name: "Strict" });
    const response = await sendAs(acme.token, "POST", `/api/agents/${agent_id}/secret?client_secret=mine`);
    expect(await detailOf(response, 400)).toContain("client_secret");
  });

  test("of another tenant's agent: 404, as of nobody's, and it stays as it is", async () => {
    const agent = await registerAgent(globex, { name: "Globex's own" });
    const details = [];
    for (const id of [agent.agent_id, randomUUID()]) {
      details.push(await detailOf(await sendAs(acme.token, "POST", `/api/agents/${id}/secret`), 404));
    }
    expect(details[0]).toBe(details[1]);
    await tokenOf(agent);
  });
});

describe("an agent_id that is not the tenant's", () => {
  test.each(["GET", "PATCH", "DELETE"])(
    "%s: 404, the same for another tenant's and nobody's",
    async (method) => {
      const { agent_id } = await registerAgent(globex, { name: "Globex's own" });
      const body = method === "PATCH" ? { name: "Taken over" } : undefined;
      const details = [];
      for (const id of [agent_id, randomUUID()]) {
        details.push(await detailOf(await sendAs(acme.token, method, `/api/agents/${id}`, body), 404));
      }
      expect(details[0]).toBe(details[1]);
      expect(await bodyOf(await sendAs(globex.token, "GET", `/api/agents/${agent_id}`))).toMatchObject({
        name: "Globex's own",
        status: "active",
      });
    },
  );

  test.each(["nonsense", "%00", "..%2Fhealth", "' OR 1=1"])("%s is refused", async (id) => {
    const response = await sendAs(acme.token, "GET", `/api/agents/${id}`);
    expect(await detailOf(response, 400)).toContain("agent_id");
  });

  test("a malformed address is the caller's error", async () => {
    const response = await sendAs(acme.token, "GET", "/api/agents/%ff");
    expect(response.status).toBe(400);
  });
});

describe("addresses and methods that are not there", () => {
  test.each(["GET", "POST", "PUT", "PATCH", "DELETE"])("%s /api/nothing: 404", async (method) => {
    expect(await detailOf(await sendAs(acme.token, method, "/api/nothing/here"), 404)).toContain(
      "/api/nothing/here",
    );
  });

  test.each([
    ["/api/agents", "PUT", "GET, HEAD, OPTIONS, POST"],
    ["/api/agents", "DELETE", "GET, HEAD, OPTIONS, POST"],
    [`/api/agents/${randomUUID()}`, "POST", "DELETE, GET, HEAD, OPTIONS, PATCH"],
    ["/api/tenants", "GET", "OPTIONS, POST"],
    ["/oauth2/token", "GET", "OPTIONS, POST"],
    ["/oauth2/token", "PUT", "OPTIONS, POST"],
    ["/api/health", "POST", "GET, HEAD, OPTIONS"],
  ])("%s %s: 405", async (path, method, allow) => {
    const response = await sendAs(acme.token, method, path);
    expect(response.status).toBe(405);
    if (host.name === "npm start") expect(response.headers.get("allow")).toBe(allow);
  });

  test("OPTIONS names the methods", async () => {
    const response = await sendAs(acme.token, "OPTIONS", "/api/agents");
    expect(response.status).toBe(204);
    const methods = response.headers.get("allow")?.split(", ").sort();
    expect(methods).toEqual(["GET", "HEAD", "OPTIONS", "POST"]);
  });
});
