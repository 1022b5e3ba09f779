import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createClientSecret } from "@/server/tokens/client-secret";
import type { ApiServer } from "./api-server";
import type { DatabaseProxy } from "./database-proxy";
import { startLoad } from "./load";
import { introduce, type TestAgent, World } from "./world";

/** Within which time a change is followed by all processes, in milliseconds. */
const whileConnected = 100;
const whileCut = 5_000;

/** What the token endpoint answered: the scope granted, or the error. */
type Answer = { readonly scope: string } | { readonly error: string };

interface ClientUnderTest {
  readonly id: string;
  readonly secret: string;
}

async function askForToken(server: ApiServer, { id, secret }: ClientUnderTest, scope?: string) {
  const response = await fetch(`${server.url}/oauth2/token`, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}` },
    body: new URLSearchParams({ grant_type: "client_credentials", ...(scope !== undefined && { scope }) }),
  });
  return (await response.json()) as Answer;
}

const isGranted = (answer: Answer) => "scope" in answer;
const isRefused = (answer: Answer) => "error" in answer && answer.error === "invalid_client";
const isGrantedNothing = (answer: Answer) => "error" in answer;

/**
 * Asks again and again, until the answers have followed a change for a while, and returns when the last request
 * was sent whose answer had not, in milliseconds after now: 0 where every answer had.
 */
async function timeToFollow(
  ask: () => Promise<Answer>,
  follows: (answer: Answer) => boolean,
  bound: number,
): Promise<number> {
  const changedAt = performance.now();
  const sameFor = Math.min(bound, 500);
  let lastAt = 0;
  for (;;) {
    const sentAt = performance.now() - changedAt;
    if (!follows(await ask())) lastAt = sentAt;
    else if (sentAt - lastAt > sameFor) return lastAt;
    if (sentAt > 2 * bound + sameFor) return lastAt;
    await sleep(1);
  }
}

describe("a client that a process knows never outlives the truth", { timeout: 60_000 }, () => {
  let world: World;
  /** One process that changes are made through, and one that is only asked for tokens. */
  let changing: ApiServer;
  let other: ApiServer;
  let proxyOfOther: DatabaseProxy;
  let manager: TestAgent;
  /** Clients of two tenants; only those of the first are changed. */
  let client: ClientUnderTest;
  let neighbour: ClientUnderTest;

  async function request(server: ApiServer, method: string, path: string, agent: TestAgent, body?: unknown) {
    const response = await fetch(`${server.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${agent.accessToken}`, "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  async function register(agent: TestAgent): Promise<ClientUnderTest> {
    const scopes = ["invoices:read", "invoices:write"];
    const { client_id, client_secret } = await request(changing, "POST", "/api/agents", agent, {
      name: "Invoice reader",
      scopes,
    });
    return { id: client_id, secret: client_secret };
  }

  const change = (statement: string, values: unknown[]) =>
    world.withDatabase((connection) => connection.query(statement, values));
  const deactivate = ({ id }: ClientUnderTest) =>
    change("UPDATE agents SET status = 'deactivated' WHERE id = $1", [id]);

  /** Makes a process know a client, and from when on it is told of changes. */
  async function warmUp(server: ApiServer, known: ClientUnderTest): Promise<void> {
    for (let n = 0; n < 3; n++) {
      expect(isGranted(await askForToken(server, known))).toBe(true);
      await sleep(10);
    }
  }

  beforeAll(async () => {
    world = await World.open();
    changing = await world.startServer(await world.newJournals(), await world.newProxy());
    proxyOfOther = await world.newProxy();
    other = await world.startServer(await world.newJournals(), proxyOfOther);
  });
  afterAll(() => world.close());

  beforeEach(async () => {
    manager = await world.newAgent();
    const managerOfNeighbour = await world.newAgent();
    await introduce(changing, manager);
    await introduce(changing, managerOfNeighbour);
    [client, neighbour] = [await register(manager), await register(managerOfNeighbour)];
    for (const server of [changing, other]) {
      for (const known of [client, neighbour]) await warmUp(server, known);
    }
  });

  afterEach(async () => {
    // Of the other tenant nothing was changed.
    for (const server of [changing, other])
      expect(isGranted(await askForToken(server, neighbour))).toBe(true);
  });

  it("is refused after its deactivation, at once by the process that did it", async () => {
    await request(changing, "DELETE", `/api/agents/${client.id}`, manager);
    const followed = timeToFollow(() => askForToken(other, client), isRefused, whileConnected);
    expect(isRefused(await askForToken(changing, client))).toBe(true);
    expect(await followed).toBeLessThan(whileConnected);
  });

  it("gets the scopes that it has, and no others", async () => {
    const hasScopes = async (scopes: string[]) => {
      await request(changing, "PATCH", `/api/agents/${client.id}`, manager, { scopes });
      const follows = (answer: Answer) => "scope" in answer && answer.scope === scopes.join(" ");
      const followed = timeToFollow(() => askForToken(other, client), follows, whileConnected);
      expect(follows(await askForToken(changing, client))).toBe(true);
      expect(await followed).toBeLessThan(whileConnected);
    };
    await hasScopes(["invoices:read"]);
    for (const server of [changing, other]) {
      expect(await askForToken(server, client, "invoices:write")).toMatchObject({ error: "invalid_scope" });
    }
    await hasScopes(["invoices:read", "payments:read"]);
    for (const server of [changing, other]) {
      expect(await askForToken(server, client, "payments:read")).toMatchObject({ scope: "payments:read" });
    }
  });

  it("is known by its new secret and no longer by its old one, wherever that was changed", async () => {
    const { secret, digest } = createClientSecret();
    await change("UPDATE agents SET secret_digest = $2 WHERE id = $1", [client.id, digest]);
    const followed = [changing, other].flatMap((server) => [
      timeToFollow(() => askForToken(server, client), isRefused, whileConnected),
      timeToFollow(() => askForToken(server, { ...client, secret }), isGranted, whileConnected),
    ]);
    for (const time of await Promise.all(followed)) expect(time).toBeLessThan(whileConnected);
  });

  it("is what another program made of it: deactivated, active again, gone", async () => {
    for (const [statement, follows] of [
      ["UPDATE agents SET status = 'deactivated' WHERE id = $1", isRefused],
      ["UPDATE agents SET status = 'active' WHERE id = $1", isGranted],
      ["DELETE FROM agents WHERE id = $1", isRefused],
    ] as const) {
      await change(statement, [client.id]);
      const followed = [changing, other].map((server) =>
        timeToFollow(() => askForToken(server, client), follows, whileConnected),
      );
      for (const time of await Promise.all(followed)) expect(time).toBeLessThan(whileConnected);
    }
  });

  it("is refused in time by a process that is busy", async () => {
    const busy = await world.newAgent();
    await introduce(other, busy);
    const load = startLoad(() => [other.url], busy, { connections: 16 });
    await sleep(500);
    await request(changing, "DELETE", `/api/agents/${client.id}`, manager);
    const followed = await timeToFollow(() => askForToken(other, client), isRefused, whileConnected);
    await load.stop();
    expect(followed).toBeLessThan(whileConnected);
    expect(load.refused).toBe(0);
  });

  it("follows a thousand changes of one moment, in one transaction or in one each", async () => {
    const { secret, digest } = createClientSecret();
    const { rows } = await change(
      `INSERT INTO agents (tenant_id, id, name, scopes, secret_digest, updated_at)
       SELECT $1, gen_random_uuid(), 'One of many', '{}', $2, now() FROM generate_series(1, 1000) RETURNING id`,
      [manager.tenantId, digest],
    );
    const askForAll = async () => {
      const answers: Answer[] = [];
      for (let n = 0; n < rows.length; n += 50) {
        const some = rows.slice(n, n + 50).map(({ id }) => askForToken(other, { id, secret }));
        answers.push(...(await Promise.all(some)));
      }
      return answers;
    };
    expect((await askForAll()).every(isGranted)).toBe(true);

    await change("UPDATE agents SET status = 'deactivated' WHERE secret_digest = $1", [digest]);
    await sleep(whileConnected);
    expect((await askForAll()).every(isRefused)).toBe(true);

    await world.withDatabase(async (connection) => {
      // A thousand commits are not to wait for the disk a thousand times.
      await connection.query("SET synchronous_commit = off");
      for (const { id } of rows)
        await connection.query("UPDATE agents SET status = 'active' WHERE id = $1", [id]);
    });
    await sleep(whileConnected);
    expect((await askForAll()).every(isGranted)).toBe(true);
  });

  it("is refused by a process whose connections were cut, though it was told of nothing", async () => {
    proxyOfOther.cut();
    await deactivate(client);
    const followed = timeToFollow(() => askForToken(other, client), isRefused, whileCut);
    expect(await followed).toBeLessThan(whileCut);
  });

  it("gets nothing from a process that PostgreSQL does not answer any more, until it answers again", async () => {
    proxyOfOther.interference = { kind: "silent" };
    await deactivate(client);
    const followed = timeToFollow(() => askForToken(other, client), isGrantedNothing, whileCut);
    expect(await timeToFollow(() => askForToken(changing, client), isRefused, whileConnected)).toBeLessThan(
      whileConnected,
    );
    expect(await followed).toBeLessThan(whileCut);
    expect(await askForToken(other, client)).toMatchObject({ error: "temporarily_unavailable" });

    proxyOfOther.interference = { kind: "none" };
    const served = [
      timeToFollow(() => askForToken(other, client), isRefused, whileCut),
      timeToFollow(() => askForToken(other, neighbour), isGranted, whileCut),
    ];
    for (const time of await Promise.all(served)) expect(time).toBeLessThan(whileCut);
  });

  it("goes on being served while PostgreSQL is stopped, whoever guesses at its secret", async () => {
    await world.stopPostgres();
    for (let n = 0; n < 10; n++) {
      for (const server of [changing, other]) {
        expect(isGranted(await askForToken(server, { ...client, secret: "a guess" }))).toBe(false);
        expect(isGranted(await askForToken(server, client))).toBe(true);
      }
      await sleep(100);
    }
    await world.startPostgres();
    await deactivate(client);
    const followed = [changing, other].map((server) =>
      timeToFollow(() => askForToken(server, client), isRefused, whileCut),
    );
    for (const time of await Promise.all(followed)) expect(time).toBeLessThan(whileCut);
  });

  it("is served as last seen where the way to PostgreSQL is refused, which looks as if it were stopped", async () => {
    proxyOfOther.interference = { kind: "closed" };
    await deactivate(client);
    await sleep(1_000);
    expect(isGranted(await askForToken(other, client))).toBe(true);

    proxyOfOther.interference = { kind: "none" };
    const followed = timeToFollow(() => askForToken(other, client), isRefused, whileCut);
    expect(await followed).toBeLessThan(whileCut);
  });
});
