import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { managementScopes } from "@/schemas/scope";
import {
  bodyOf,
  detailOf,
  instant,
  nextPageOf,
  requestToken,
  send,
  sendAs,
  signUp,
  tokenOf,
  type WireClient,
  type WireTenant,
} from "./wire";

let acme: WireTenant;
let globex: WireTenant;

beforeAll(async () => {
  acme = await signUp("Acme");
  globex = await signUp("Globex");
});

const secret = expect.stringMatching(/^agentidp_secret_[\w-]{43}$/);

const createClient = async (
  { token }: WireTenant,
  name: string,
  scopes: string[] = ["agents:read"],
): Promise<WireClient> => bodyOf(await sendAs(token, "POST", "/api/clients", { name, scopes }), 201);

const refused = async ({ client_id, client_secret }: WireClient) =>
  expect(await bodyOf(await requestToken({ client_id, client_secret }), 401)).toMatchObject({
    error: "invalid_client",
  });

describe("POST /api/clients", () => {
  test("creates a client and shows its secret this once", async () => {
    const scopes = ["agents:read", "deploy:run"];
    const response = await sendAs(acme.token, "POST", "/api/clients", { name: " Pipeline ", scopes });
    const { client_secret, ...client } = await bodyOf(response, 201);
    expect(client).toEqual({
      client_id: expect.any(String),
      name: "Pipeline",
      scopes,
      created_at: instant,
      secret_created_at: instant,
    });
    expect(client_secret).toEqual(secret);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const location = response.headers.get("location") ?? "";
    expect(location).toBe(`/api/clients/${client.client_id}`);
    expect(await bodyOf(await sendAs(acme.token, "GET", location))).toEqual(client);

    const token = await tokenOf({ client_id: client.client_id, client_secret });
    await bodyOf(await sendAs(token, "GET", "/api/agents"));
    expect(await detailOf(await sendAs(token, "POST", "/api/agents", { name: "A" }), 403)).toContain(
      "agents:write",
    );
  });

  test.each([
    ["name", { scopes: [] }],
    ["name", { name: "  ", scopes: [] }],
    ["name", { name: "x".repeat(201), scopes: [] }],
    ["name", { name: "nul \u0000", scopes: [] }],
    ["scopes", { name: "A" }],
    ["scopes", { name: "A", scopes: "agents:read" }],
    ["scopes", { name: "A", scopes: ["two words"] }],
    ["scopes", { name: "A", scopes: ["twice", "twice"] }],
    ["tenant_id", { name: "A", scopes: [], tenant_id: randomUUID() }],
    ["client_id", { name: "A", scopes: [], client_id: randomUUID() }],
    ["client_secret", { name: "A", scopes: [], client_secret: "mine" }],
  ])("refuses a wrong or unknown %s by its name: %j", async (field, body) => {
    expect(await detailOf(await sendAs(acme.token, "POST", "/api/clients", body), 400)).toContain(field);
  });

  test("lacking the scope: 403, and nobody grants what they do not hold", async () => {
    const body = { name: "A", scopes: ["agents:write"] };
    const reader = await tokenOf(acme, "clients:read");
    expect(await detailOf(await sendAs(reader, "POST", "/api/clients", body), 403)).toContain(
      "clients:write",
    );
    const writer = await tokenOf(acme, "clients:write");
    expect(await detailOf(await sendAs(writer, "POST", "/api/clients", body), 403)).toContain("agents:write");
  });

  test("without a token: 401", async () => {
    for (const init of [
      {},
      { method: "POST", headers: { "content-type": "application/json" }, body: '{"name":"A","scopes":[]}' },
    ]) {
      const response = await send("/api/clients", init);
      expect(response.headers.get("www-authenticate")).toMatch(/^Bearer/);
      await detailOf(response, 401);
    }
  });
});

describe("GET /api/clients", () => {
  test("is an array of the tenant's clients, the newest first, by pages that lead on with Link", async () => {
    const tenant = await signUp("Listing");
    const ids = [];
    for (let n = 0; n < 4; n++) ids.push((await createClient(tenant, `Client ${n}`)).client_id);
    const list = await bodyOf(await sendAs(tenant.token, "GET", "/api/clients"));
    expect(list.map(({ client_id }: WireClient) => client_id)).toEqual([
      ...ids.toReversed(),
      tenant.client_id,
    ]);
    expect(list.at(-1)).toMatchObject({ scopes: [...managementScopes] });
    expect(JSON.stringify(list)).not.toMatch(/agentidp_secret_|client_secret|digest/);

    const read = [];
    let path: string | undefined = "/api/clients?limit=2";
    while (path) {
      const response: Response = await sendAs(tenant.token, "GET", path);
      read.push(...(await bodyOf(response)));
      path = nextPageOf(response);
    }
    expect(read).toEqual(list);
  });

  test.each([
    ["limit", "limit=0"],
    ["cursor", "cursor=nonsense"],
    ["search", "search=a"],
  ])("refuses a wrong or unknown %s by its name: %s", async (field, query) => {
    expect(await detailOf(await sendAs(acme.token, "GET", `/api/clients?${query}`), 400)).toContain(field);
  });
});

describe("PATCH /api/clients/{client_id}", () => {
  test("changes what is named; a scope that is taken away is gone from a token already issued", async () => {
    const client = await createClient(acme, "Before", ["agents:read", "analytics:read"]);
    const path = `/api/clients/${client.client_id}`;
    const before = await bodyOf(await sendAs(acme.token, "GET", path));
    const token = await tokenOf(client);
    await bodyOf(await sendAs(token, "GET", "/api/agents"));

    const renamed = await bodyOf(await sendAs(acme.token, "PATCH", path, { name: "After" }));
    expect(renamed).toEqual({ ...before, name: "After" });
    const narrowed = await bodyOf(await sendAs(acme.token, "PATCH", path, { scopes: ["analytics:read"] }));
    expect(narrowed).toEqual({ ...renamed, scopes: ["analytics:read"] });
    expect(await bodyOf(await sendAs(acme.token, "GET", path))).toEqual(narrowed);
    await detailOf(await sendAs(token, "GET", "/api/agents"), 403);
    await bodyOf(await sendAs(token, "GET", "/api/analytics/agents"));
  });

  test.each([
    ["client_id", { client_id: randomUUID(), name: "A" }],
    ["tenant_id", { name: "A", tenant_id: randomUUID() }],
    ["client_secret", { client_secret: "mine" }],
    ["name", {}],
    ["name", { name: null }],
  ])("refuses %s: %j", async (field, body) => {
    const { client_id } = await createClient(acme, "Unchanged");
    const response = await sendAs(acme.token, "PATCH", `/api/clients/${client_id}`, body);
    expect(await detailOf(response, 400)).toContain(field);
  });

  test("nobody grants by a change what they do not hold: 403", async () => {
    const { client_id } = await createClient(acme, "Narrow", []);
    const writer = await tokenOf(acme, "clients:write");
    const response = await sendAs(writer, "PATCH", `/api/clients/${client_id}`, { scopes: ["audit:read"] });
    expect(await detailOf(response, 403)).toContain("audit:read");
  });
});

describe("POST /api/clients/{client_id}/secret", () => {
  test("answers with a new secret this once; the old one gets no more tokens", async () => {
    const client = await createClient(acme, "Rotating");
    const path = `/api/clients/${client.client_id}`;
    const before = await bodyOf(await sendAs(acme.token, "GET", path));
    await tokenOf(client);
    const { client_secret, ...after } = await bodyOf(await sendAs(acme.token, "POST", `${path}/secret`));
    expect(client_secret).toEqual(secret);
    expect(after).toEqual({ ...before, secret_created_at: instant });
    expect(after.secret_created_at > before.secret_created_at).toBe(true);
    await refused(client);
    await tokenOf({ client_id: client.client_id, client_secret });
  });

  test("of a client that may do more than the caller: 403", async () => {
    const client = await createClient(acme, "Powerful", ["agents:write"]);
    const writer = await tokenOf(acme, "clients:write");
    const response = await sendAs(writer, "POST", `/api/clients/${client.client_id}/secret`);
    expect(await detailOf(response, 403)).toContain("agents:write");
    await tokenOf(client);
  });

  test("while its scopes change all the time: 200 or 409, and the last secret is the one that counts", async () => {
    const client = await createClient(acme, "Contended", ["agents:read"]);
    const path = `/api/clients/${client.client_id}`;
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        n % 2 === 0
          ? sendAs(acme.token, "POST", `${path}/secret`)
          : sendAs(acme.token, "PATCH", path, { scopes: n % 4 === 1 ? ["agents:write"] : ["agents:read"] }),
      ),
    );
    for (const answer of answers) {
      if (answer.status === 409) expect(await detailOf(answer, 409)).toContain("try again");
      else await bodyOf(answer);
    }
    const last = await bodyOf(await sendAs(acme.token, "POST", `${path}/secret`));
    await tokenOf(last);
    await refused(client);
  });
});

describe("DELETE /api/clients/{client_id}", () => {
  test("deletes for good: no token, none accepted, and it is not there any more", async () => {
    const client = await createClient(acme, "Leaving");
    const path = `/api/clients/${client.client_id}`;
    const token = await tokenOf(client);
    const before = await bodyOf(await sendAs(acme.token, "GET", path));
    expect(await bodyOf(await sendAs(acme.token, "DELETE", path))).toEqual(before);
    await refused(client);
    await detailOf(await sendAs(token, "GET", "/api/agents"), 401);
    for (const method of ["GET", "DELETE"]) await detailOf(await sendAs(acme.token, method, path), 404);
  });
});

describe("a client_id that is not the tenant's", () => {
  test.each([
    ["GET", "", undefined],
    ["PATCH", "", { name: "Taken over" }],
    ["DELETE", "", undefined],
    ["POST", "/secret", undefined],
  ])("%s %s: 404, the same for another tenant's and nobody's", async (method, rest, body) => {
    const client = await createClient(globex, "Globex's own");
    const details = [];
    for (const id of [client.client_id, randomUUID()]) {
      const response = await sendAs(acme.token, method, `/api/clients/${id}${rest}`, body);
      details.push(await detailOf(response, 404));
    }
    expect(details[0]).toBe(details[1]);
    await tokenOf(client);
    expect(await bodyOf(await sendAs(globex.token, "GET", `/api/clients/${client.client_id}`))).toMatchObject(
      {
        name: "Globex's own",
      },
    );
  });

  test.each(["GET", "PATCH", "DELETE"])("%s of an agent's id: 404", async (method) => {
    const agent = await bodyOf(await sendAs(acme.token, "POST", "/api/agents", { name: "Agent" }), 201);
    const body = method === "PATCH" ? { name: "A" } : undefined;
    await detailOf(await sendAs(acme.token, method, `/api/clients/${agent.client_id}`, body), 404);
    await tokenOf(agent);
  });

  test("is refused where it is no id", async () => {
    expect(await detailOf(await sendAs(acme.token, "GET", "/api/clients/nonsense"), 400)).toContain(
      "client_id",
    );
  });
});
