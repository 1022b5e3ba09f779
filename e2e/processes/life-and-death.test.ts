import { randomBytes, randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { eventually } from "../testing/eventually";
import { createDatabase, dropDatabase } from "../testing/throw-away-postgres";
import { isAlive, Supervisor } from "./supervisor";

const dataDirectory = mkdtempSync(join(tmpdir(), "agentidp-processes-"));
let supervisor: Supervisor;
let curl: string;
let publicKeys: unknown;

async function start(): Promise<void> {
  supervisor = new Supervisor({ DATA_DIR: dataDirectory });
  await supervisor.printed(/(Tokens are issued)/);
}

async function readPublicKeys(): Promise<unknown> {
  const { keys } = await fetch(`${await supervisor.address()}/.well-known/jwks.json`).then((answer) =>
    answer.json(),
  );
  expect(keys).toHaveLength(1);
  return keys;
}

async function portalPage(path: string): Promise<Response> {
  return fetch(`${await supervisor.address()}${path}`, {
    headers: { accept: "text/html" },
    redirect: "manual",
  });
}

beforeAll(async () => {
  await start();
  curl = await supervisor.printed(/Token +(curl -u \S+)/);
  publicKeys = await readPublicKeys();
}, 120_000);

afterAll(async () => {
  await supervisor.stop();
  rmSync(dataDirectory, { recursive: true, force: true });
});

describe("npm start", { timeout: 300_000 }, () => {
  it("prints a curl line that returns a token as pasted, before the portal is there", async () => {
    expect(await supervisor.pasteCurl()).toHaveProperty("access_token");
  });

  it("prints the credentials of a person who can sign in", async () => {
    expect(await supervisor.printed(/Sign in +(\S+@\S+ +password \S{12,})/)).toBeTruthy();
  });

  it("serves the portal, or a page that waits for it", async () => {
    const early = await portalPage("/sign-in");
    expect([200, 503]).toContain(early.status);
    if (early.status === 503) {
      expect(early.headers.get("retry-after")).toBe("2");
      expect(await early.text()).toContain('http-equiv="refresh"');
    }
    await supervisor.printed(/(The portal is there)/, 280_000);
    const page = await portalPage("/sign-in");
    expect(page.status).toBe(200);
  });

  it("leads whoever is not signed in from any page to sign in, and logs no error of it", async () => {
    const { length } = supervisor.output;
    for (const path of [
      "/analytics?range=7d",
      "/agents",
      `/agents/${randomUUID()}`,
      "/settings/members",
      "/settings/api-clients",
      "/settings/audit",
    ]) {
      const page = await portalPage(path);
      expect(page.status, path).toBe(307);
      expect(page.headers.get("location"), path).toBe(
        `/sign-in?${new URLSearchParams({ callbackUrl: path })}`,
      );
    }
    expect(supervisor.output.slice(length)).not.toMatch(/error/i);
  });

  it("tells the metrics of the portal too", async () => {
    const url = `${await supervisor.address()}/metrics`;
    const ofBoth = (["api", "portal"] as const).map(
      (name) =>
        `agentidp_recorder_events_total{metric="agent_registered",pid="${supervisor.server(name)}"} 0\n`,
    );
    // A process that is held up for a second is left out.
    await eventually(async () => {
      const metrics = await fetch(url).then((answer) => answer.text());
      return ofBoth.every((line) => metrics.includes(line));
    });
  });

  it("signs a person in by the address that was opened", async () => {
    const address = await supervisor.address();
    const providers = await fetch(`${address}/api/auth/providers`).then((answer) => answer.json());
    expect(providers.credentials.callbackUrl).toBe(`${address}/api/auth/callback/credentials`);
  });

  it("refuses to run twice on one data folder, in one line", async () => {
    const second = new Supervisor({ DATA_DIR: dataDirectory });
    expect(await second.ended).toBe(1);
    expect(second.output.trim()).toMatch(/^AgentIdP runs already on the data folder .*$/);
    expect(await supervisor.pasteCurl()).toHaveProperty("access_token");
  });

  it("names a port that is in use, in one line", async () => {
    const port = new URL(await supervisor.address()).port;
    const other = mkdtempSync(join(tmpdir(), "agentidp-processes-"));
    const second = new Supervisor({ DATA_DIR: other, PORT: port });
    expect(await second.ended).toBe(1);
    expect(second.output.trim()).toBe(
      `Port ${port} is in use: end what uses it, or set PORT to another one.`,
    );
    rmSync(other, { recursive: true });
  });

  it("brings a portal that was killed back, while tokens go on", async () => {
    const killed = supervisor.server("portal") ?? 0;
    process.kill(killed, "SIGKILL");
    expect(await supervisor.pasteCurl()).toHaveProperty("access_token");
    await eventually(async () => (await portalPage("/sign-in")).status === 200);
    expect(supervisor.server("portal")).not.toBe(killed);
  });

  it("brings an API process that was killed back, with the portal behind it", async () => {
    process.kill(supervisor.server("api") ?? 0, "SIGKILL");
    await eventually(async () => (await supervisor.pasteCurl()).access_token);
    expect((await portalPage("/sign-in")).status).toBe(200);
  });

  it("brings a PostgreSQL that was killed back", async () => {
    const killed = supervisor.server("postgres") ?? 0;
    process.kill(killed, "SIGKILL");
    await eventually(
      () => supervisor.server("postgres") !== undefined && supervisor.server("postgres") !== killed,
    );
    const health = await eventually(async () => {
      const answer = await fetch(`${await supervisor.address()}/api/health`).then((response) =>
        response.json(),
      );
      return answer.degraded?.length ? null : answer;
    });
    expect(health.status).toBe("ok");
  });

  it("takes its servers along when it is killed itself, and starts again with its data", async () => {
    const servers = supervisor.servers().filter(({ name }) => name !== "postgres");
    expect(servers.map(({ name }) => name).sort()).toEqual(["api", "portal"]);
    process.kill(supervisor.pid, "SIGKILL");
    await eventually(() => servers.every(({ pid }) => !isAlive(pid)));
    await start();
    expect(await supervisor.printed(/Token +(curl -u \S+)/)).toBe(curl);
    expect(await supervisor.pasteCurl()).toHaveProperty("access_token");
  });

  it("starts again with its data after all its processes were killed", async () => {
    await supervisor.printed(/(The portal is there)/);
    const all = [...supervisor.servers().map(({ pid }) => pid), supervisor.pid];
    for (const pid of all) process.kill(pid, "SIGKILL");
    await supervisor.ended;
    await start();
    expect(await supervisor.printed(/Token +(curl -u \S+)/)).toBe(curl);
    expect(await supervisor.pasteCurl()).toHaveProperty("access_token");
    // What was issued before is still good.
    expect(await readPublicKeys()).toEqual(publicKeys);
  });

  it.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)("ends all it started at %s", async (signal) => {
    await supervisor.printed(/(The portal is there)/);
    const all = supervisor.servers();
    expect(all.map(({ name }) => name).sort()).toEqual(["api", "portal", "postgres"]);
    supervisor.process.kill(signal);
    expect(await supervisor.ended).toBe(0);
    expect(all.filter(({ pid }) => isAlive(pid))).toEqual([]);
    await start();
  });

  it("ends without complaint while the portal is only starting", async () => {
    await eventually(() => supervisor.server("portal"));
    expect(await supervisor.stop()).toBe(0);
    expect(supervisor.output).not.toContain("Error");
    await start();
  });
});

describe("npm start on a PostgreSQL of one's own", { timeout: 60_000 }, () => {
  it("starts none, and keeps its data there", async () => {
    const name = "a_database_of_ones_own";
    const settings = {
      DATABASE_URL: await createDatabase(inject("postgresUrl"), name),
      AUTH_SECRET: randomBytes(32).toString("hex"),
      DATA_DIR: mkdtempSync(join(tmpdir(), "agentidp-own-postgres-")),
    };
    const own = new Supervisor(settings);
    try {
      await own.printed(/(Tokens are issued)/);
      expect(await own.pasteCurl()).toHaveProperty("access_token");
      expect(own.server("api")).toBeDefined();
      expect(own.server("postgres")).toBeUndefined();
      expect(existsSync(join(settings.DATA_DIR, "postgres"))).toBe(false);
    } finally {
      await own.stop();
      await dropDatabase(inject("postgresUrl"), name);
      rmSync(settings.DATA_DIR, { recursive: true, force: true });
    }
  });
});
