import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Client, type QueryResultRow } from "pg";
import { expect, inject } from "vitest";

/** A time as answers have it: RFC 3339, UTC, in milliseconds. */
export const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

/** The server under test. */
export const host = inject("host");

export const password = "correct horse battery staple";

/** Sends a request to the server under test; a redirect is an answer like any other. */
export function send(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(host.url + path, { redirect: "manual", ...init });
}

/** Sends a request with an access token, and a body as JSON where there is one. */
export function sendAs(
  token: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  const json = body === undefined ? {} : { "content-type": "application/json" };
  return send(path, {
    method,
    headers: { authorization: `Bearer ${token}`, ...json, ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** The body of an answer that is expected to have this status. */
export async function bodyOf(response: Response, status = 200) {
  const text = await response.text();
  expect(response.status, text).toBe(status);
  return JSON.parse(text);
}

/** Where the next page of a list is, as its Link header (RFC 8288) says; undefined on the last. */
export function nextPageOf(response: Response): string | undefined {
  return /^<([^>]*)>; rel="next"$/.exec(response.headers.get("link") ?? "")?.[1];
}

/** Expects problem details (RFC 9457) with this status, and returns their detail. */
export async function detailOf(response: Response, status: number): Promise<string> {
  const problem = await bodyOf(response, status);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(Object.keys(problem).sort()).toEqual(["detail", "status", "title", "type"]);
  expect(problem).toMatchObject({ type: "about:blank", status, title: expect.any(String) });
  return problem.detail;
}

/** What an OAuth client authenticates with. */
export interface WireClient {
  readonly client_id: string;
  readonly client_secret: string;
}

export function requestToken(client: WireClient, scope?: string): Promise<Response> {
  return send("/oauth2/token", {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      ...client,
      ...(scope !== undefined && { scope }),
    }),
  });
}

export async function tokenOf({ client_id, client_secret }: WireClient, scope?: string): Promise<string> {
  const { access_token } = await bodyOf(await requestToken({ client_id, client_secret }, scope));
  return access_token;
}

/** A tenant that signed up, with the first client it was given and a token of it. */
export interface WireTenant extends WireClient {
  readonly tenant_id: string;
  readonly name: string;
  readonly email: string;
  readonly token: string;
}

export async function signUp(name: string): Promise<WireTenant> {
  const email = `${randomUUID()}@example.com`;
  const response = await send("/api/tenants", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name, email, password }),
  });
  const tenant = await bodyOf(response, 201);
  return { ...tenant, email, token: await tokenOf(tenant) };
}

/** Registers an agent of a tenant; the answer holds its secret. */
export async function registerAgent(
  { token }: WireTenant,
  agent: { name: string; scopes?: string[] },
): Promise<WireClient & { agent_id: string }> {
  return bodyOf(await sendAs(token, "POST", "/api/agents", agent), 201);
}

/** Runs statements on the database of the server under test, over a connection of their own. */
export async function withDatabase<Result>(
  work: (
    query: <Row extends QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>,
  ) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: host.databaseUrl });
  await client.connect();
  try {
    return await work(async (sql, values) => (await client.query(sql, values)).rows);
  } finally {
    await client.end();
  }
}

/** What the server under test has logged so far. */
export const readLog = () => readFile(host.logFile, "utf8");

/** Today, UTC, as YYYY-MM-DD. */
export const today = () => new Date().toISOString().slice(0, 10);
