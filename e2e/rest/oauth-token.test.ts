import { randomUUID } from "node:crypto";
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import {
  bodyOf,
  host,
  registerAgent,
  requestToken,
  send,
  sendAs,
  signUp,
  tokenOf,
  type WireClient,
  type WireTenant,
} from "./wire";

let acme: WireTenant;
let agent: WireClient & { agent_id: string };
let client: WireClient;

beforeAll(async () => {
  acme = await signUp("Acme");
  agent = await registerAgent(acme, { name: "Scout", scopes: ["analytics:read", "crm:read", "crm:write"] });
  client = { client_id: agent.client_id, client_secret: agent.client_secret };
});

const form = { "content-type": "application/x-www-form-urlencoded" };

const post = (body: string, headers: Record<string, string> = {}) =>
  send("/oauth2/token", { method: "POST", headers: { ...form, ...headers }, body });

const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`,
});

const grant = "grant_type=client_credentials";

/** Every character as a percent-encoded octet. */
const percentEncoded = (text: string) =>
  [...Buffer.from(text)].map((octet) => `%${octet.toString(16).padStart(2, "0")}`).join("");

/** Expects an error of RFC 6749 section 5.2. */
async function errorOf(response: Response, status: number): Promise<string> {
  const body = await bodyOf(response, status);
  expect(Object.keys(body).sort()).toEqual(["error", "error_description"]);
  // Section 5.2 allows these characters only.
  expect(body.error_description).toMatch(/^[\x20\x21\x23-\x5B\x5D-\x7E]+$/);
  expect(response.headers.get("content-type")).toMatch(/^application\/json/);
  expect(response.headers.get("cache-control")).toBe("no-store");
  return body.error;
}

describe("a token (RFC 6749 section 5.1)", () => {
  test("is given for client_secret_post", async () => {
    const response = await requestToken(client);
    expect(await bodyOf(response)).toEqual({
      access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      token_type: "Bearer",
      expires_in: 900,
      scope: "analytics:read crm:read crm:write",
    });
    expect(response.headers.get("content-type")).toMatch(/^application\/json/);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("pragma")).toBe("no-cache");
  });

  test.each<[string, (client: WireClient) => Record<string, string>]>([
    ["plain", ({ client_id, client_secret }) => basic(client_id, client_secret)],
    [
      "with every character percent-encoded",
      ({ client_id, client_secret }) => basic(percentEncoded(client_id), percentEncoded(client_secret)),
    ],
    [
      "with the scheme in another case",
      ({ client_id, client_secret }) => ({
        authorization: basic(client_id, client_secret).authorization.replace("Basic", "bAsIc"),
      }),
    ],
  ])("is given for client_secret_basic, %s", async (_, credentials) => {
    await bodyOf(await post(grant, credentials(client)));
    await bodyOf(await post(`${grant}&client_id=${client.client_id}`, credentials(client)));
  });

  test("is of the scope that is asked for, once each", async () => {
    const { scope } = await bodyOf(await requestToken(client, "crm:write crm:read crm:write"));
    expect(scope).toBe("crm:write crm:read");
  });

  test("is given though parameters are unknown or empty", async () => {
    await bodyOf(
      await post(`${grant}&audience=x&scope=&resource=`, basic(client.client_id, client.client_secret)),
    );
  });

  test("follows RFC 9068 and verifies by the published keys", async () => {
    const token = await tokenOf(client, "crm:read");
    const jwks = await bodyOf(await send("/.well-known/jwks.json"));
    const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet(jwks), {
      typ: "at+jwt",
      issuer: host.url,
      audience: `${host.url}/api`,
      algorithms: ["EdDSA"],
    });
    expect(protectedHeader).toEqual({ alg: "EdDSA", typ: "at+jwt", kid: jwks.keys[0].kid });
    expect(payload).toEqual({
      iss: host.url,
      sub: agent.agent_id,
      aud: `${host.url}/api`,
      client_id: agent.agent_id,
      tenant_id: acme.tenant_id,
      scope: "crm:read",
      jti: expect.any(String),
      iat: expect.any(Number),
      exp: (payload.iat ?? 0) + 900,
    });
    expect(Math.abs((payload.iat ?? 0) - Date.now() / 1000)).toBeLessThan(5);
    const { payload: next } = await jwtVerify(await tokenOf(client), createLocalJWKSet(jwks));
    expect(next.jti).not.toBe(payload.jti);
  });

  test("of an API client speaks of that client", async () => {
    expect(decodeProtectedHeader(acme.token).typ).toBe("at+jwt");
    const claims = JSON.parse(Buffer.from(acme.token.split(".")[1] ?? "", "base64url").toString());
    expect(claims).toMatchObject({
      sub: acme.client_id,
      client_id: acme.client_id,
      tenant_id: acme.tenant_id,
    });
  });
});

describe("the public keys and the metadata", () => {
  test("hold nothing private", async () => {
    const { keys } = await bodyOf(await send("/.well-known/jwks.json"));
    expect(keys).toEqual([
      {
        kty: "OKP",
        crv: "Ed25519",
        alg: "EdDSA",
        use: "sig",
        kid: expect.any(String),
        x: expect.stringMatching(/^[\w-]{43}$/),
      },
    ]);
  });

  test("lead to each other (RFC 8414)", async () => {
    expect(await bodyOf(await send("/.well-known/oauth-authorization-server"))).toMatchObject({
      issuer: host.url,
      token_endpoint: `${host.url}/oauth2/token`,
      jwks_uri: `${host.url}/.well-known/jwks.json`,
      grant_types_supported: ["client_credentials"],
      token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
    });
  });
});

describe("a refusal (RFC 6749 section 5.2)", () => {
  const credentials = () => new URLSearchParams({ ...client }).toString();

  test.each<[string, number, string, () => Promise<Response>]>([
    ["no grant_type", 400, "invalid_request", () => post(credentials())],
    ["an empty grant_type", 400, "invalid_request", () => post(`grant_type=&${credentials()}`)],
    [
      "an unknown grant_type",
      400,
      "unsupported_grant_type",
      () => post(`grant_type=password&${credentials()}`),
    ],
    [
      "a scope that the client was not granted",
      400,
      "invalid_scope",
      () => requestToken(client, "agents:write"),
    ],
    ["a scope that is no scope", 400, "invalid_scope", () => requestToken(client, 'crm:read "')],
    [
      "credentials in the header and in the body",
      400,
      "invalid_request",
      () => post(`${grant}&${credentials()}`, basic(client.client_id, client.client_secret)),
    ],
    [
      "a client_id in the body that is not the header's",
      400,
      "invalid_request",
      () => post(`${grant}&client_id=${randomUUID()}`, basic(client.client_id, client.client_secret)),
    ],
    ["a parameter twice", 400, "invalid_request", () => post(`${grant}&${grant}&${credentials()}`)],
    ["a scope twice", 400, "invalid_request", () => post(`${grant}&scope=a&scope=b&${credentials()}`)],
    ["an unknown parameter twice", 400, "invalid_request", () => post(`${grant}&a=1&a=2&${credentials()}`)],
    [
      "a parameter named like an object's own",
      400,
      "invalid_request",
      () => post(`${grant}&__proto__=1&__proto__=2&${credentials()}`),
    ],
    [
      "JSON",
      400,
      "invalid_request",
      () =>
        post(JSON.stringify({ grant_type: "client_credentials", ...client }), {
          "content-type": "application/json",
        }),
    ],
    [
      "no content type",
      400,
      "invalid_request",
      () => post(`${grant}&${credentials()}`, { "content-type": "" }),
    ],
    ["a body that is too large", 400, "invalid_request", () => post(`${grant}&a=${"x".repeat(300_000)}`)],
    ["no credentials", 401, "invalid_client", () => post(grant)],
    ["no body", 401, "invalid_client", () => post("")],
    ["a client_id alone", 401, "invalid_client", () => post(`${grant}&client_id=${client.client_id}`)],
    ["a wrong secret", 401, "invalid_client", () => requestToken({ ...client, client_secret: "wrong" })],
    [
      "the secret of another client",
      401,
      "invalid_client",
      () => requestToken({ ...client, client_secret: acme.client_secret }),
    ],
    ["an unknown client", 401, "invalid_client", () => requestToken({ ...client, client_id: randomUUID() })],
    [
      "a parameter given twice, whose name an error_description cannot hold",
      400,
      "invalid_request",
      () => post(`${grant}&a%22%5C%C3%BC=1&a%22%5C%C3%BC=2`, basic(client.client_id, client.client_secret)),
    ],
    [
      "a scope that names none",
      400,
      "invalid_scope",
      () => post(`${grant}&scope=%20`, basic(client.client_id, client.client_secret)),
    ],
    [
      "a client_id that is no id",
      401,
      "invalid_client",
      () => requestToken({ ...client, client_id: "a' OR 1=1" }),
    ],
    [
      "a client_id in upper case",
      401,
      "invalid_client",
      () => requestToken({ ...client, client_id: client.client_id.toUpperCase() }),
    ],
    ["another scheme", 401, "invalid_client", () => post(grant, { authorization: `Bearer ${acme.token}` })],
    ["Basic without a colon", 401, "invalid_client", () => post(grant, { authorization: "Basic eA==" })],
    ["Basic that is no base64", 401, "invalid_client", () => post(grant, { authorization: "Basic {}" })],
    [
      "Basic with malformed percent-encoding",
      401,
      "invalid_client",
      () => post(grant, basic(client.client_id, `${client.client_secret}%`)),
    ],
    [
      "Basic with a plus, which stands for a space",
      401,
      "invalid_client",
      () => post(grant, basic(client.client_id, `${client.client_secret}+`)),
    ],
  ])("for %s: %i %s", async (_, status, error, request) => {
    const response = await request();
    expect(await errorOf(response, status)).toBe(error);
    if (status === 401) expect(response.headers.get("www-authenticate")).toMatch(/^Basic realm=/);
  });

  test("GET: 405", async () => {
    const query = new URLSearchParams({ grant_type: "client_credentials", ...client });
    const response = await send(`/oauth2/token?${query}`);
    expect(response.status).toBe(405);
  });

  test("parameters in the query do not count", async () => {
    const response = await send(`/oauth2/token?${grant}`, {
      method: "POST",
      headers: { ...form, ...basic(client.client_id, client.client_secret) },
      body: "",
    });
    expect(await errorOf(response, 400)).toBe("invalid_request");
  });

  test("a deactivated agent is refused from the next request on", async () => {
    const leaving = await registerAgent(acme, { name: "Leaving" });
    const credentialsOf = { client_id: leaving.client_id, client_secret: leaving.client_secret };
    await bodyOf(await requestToken(credentialsOf));
    await bodyOf(await sendAs(acme.token, "DELETE", `/api/agents/${leaving.agent_id}`));
    expect(await errorOf(await requestToken(credentialsOf), 401)).toBe("invalid_client");
  });

  test("an unknown client, a wrong secret and a deactivated client get the same answer, in the same time", async () => {
    const gone = await registerAgent(acme, { name: "Gone" });
    await bodyOf(await sendAs(acme.token, "DELETE", `/api/agents/${gone.agent_id}`));
    const kinds: Record<string, () => WireClient> = {
      unknown: () => ({ client_id: randomUUID(), client_secret: client.client_secret }),
      wrong: () => ({ client_id: client.client_id, client_secret: `agentidp_secret_${randomUUID()}` }),
      deactivated: () => ({ client_id: gone.client_id, client_secret: gone.client_secret }),
    };

    const answers = new Set<string>();
    const times: Record<string, number[]> = { unknown: [], wrong: [], deactivated: [] };
    // In turns, so that whatever else the machine does meanwhile meets all alike.
    for (let round = 0; round < 150; round++) {
      for (const [kind, make] of Object.entries(kinds)) {
        const start = performance.now();
        const response = await requestToken(make());
        const text = await response.text();
        times[kind]?.push(performance.now() - start);
        const headers = [...response.headers].filter(([name]) => name !== "date");
        answers.add(JSON.stringify([response.status, headers, text]));
      }
    }
    expect([...answers]).toHaveLength(1);
    const medians = Object.values(times).map((list) => list.toSorted((a, b) => a - b)[75] ?? 0);
    expect(Math.max(...medians) / Math.min(...medians), JSON.stringify(medians)).toBeLessThan(1.4);
  });
});
