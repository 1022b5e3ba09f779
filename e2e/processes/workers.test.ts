import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../testing/eventually";
import { Supervisor } from "./supervisor";

const dataDirectory = mkdtempSync(join(tmpdir(), "agentidp-workers-"));
const connections = 8;
let supervisor: Supervisor;

const workers = () =>
  supervisor
    .servers()
    .filter(({ name }) => name === "api")
    .map(({ pid }) => pid);

beforeAll(async () => {
  supervisor = new Supervisor({ DATA_DIR: dataDirectory, WORKERS: "2" });
  await supervisor.printed(/(Tokens are issued)/);
}, 120_000);

afterAll(async () => {
  await supervisor.stop();
  rmSync(dataDirectory, { recursive: true, force: true });
});

/** Asks for a token on one of the kept connections; resolves with the status, or the code of the failure. */
function askForToken(address: string, credentials: string, agent: Agent): Promise<number | string> {
  return new Promise((resolve) => {
    const asked = request(
      `${address}/oauth2/token`,
      {
        method: "POST",
        agent,
        headers: { "content-type": "application/x-www-form-urlencoded" },
        auth: credentials,
      },
      (response) => response.resume().on("end", () => resolve(response.statusCode ?? 0)),
    );
    asked.on("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    asked.end("grant_type=client_credentials");
  });
}

/** How many tokens each process says that it issued, by its pid. */
async function tokensByProcess(): Promise<Record<string, number>> {
  const metrics = await fetch(`${await supervisor.address()}/metrics`, { headers: { connection: "close" } });
  const issued = /^agentidp_token_requests_total\{result="issued",pid="(\d+)"\} (\d+)$/gm;
  return Object.fromEntries(
    [...(await metrics.text()).matchAll(issued)].map(([, pid, count]) => [pid, Number(count)]),
  );
}

describe("two API processes on one port", { timeout: 120_000 }, () => {
  it("tell the metrics of both, whichever is asked, also while one of them does not answer", async () => {
    const address = (await supervisor.address()).replace("localhost", "127.0.0.1");
    const credentials = await supervisor.printed(/curl -u '(\S+)'/);
    const agent = new Agent({ keepAlive: true, maxSockets: connections });
    const asked = Array.from({ length: 100 }, () => askForToken(address, credentials, agent));
    expect(new Set(await Promise.all(asked))).toEqual(new Set([200]));
    agent.destroy();

    // A process that is held up for a second is left out.
    const tokensOfBoth = () =>
      eventually(async () => {
        const issued = await tokensByProcess();
        return Object.keys(issued).length === 2 ? issued : null;
      });
    const issued = await tokensOfBoth();
    expect(Object.keys(issued).map(Number).sort()).toEqual(workers().sort());
    expect(Object.values(issued).reduce((sum, count) => sum + count, 0)).toBe(100);
    for (let n = 0; n < 4; n++) expect(await tokensOfBoth()).toEqual(issued);

    const [stopped = 0, going = 0] = workers();
    process.kill(stopped, "SIGSTOP");
    try {
      // A connection that was given to the one that is stopped waits for it; the next one is the other's.
      const answers = [tokensByProcess(), tokensByProcess()];
      expect(await Promise.race(answers)).toEqual({ [going]: issued[going] });
      process.kill(stopped, "SIGCONT");
      await Promise.all(answers);
    } finally {
      process.kill(stopped, "SIGCONT");
    }
  });

  it("are renewed one by one, and not one request is lost", async () => {
    const before = workers();
    expect(before).toHaveLength(2);
    const address = (await supervisor.address()).replace("localhost", "127.0.0.1");
    const credentials = await supervisor.printed(/curl -u '(\S+)'/);
    const agent = new Agent({ keepAlive: true, maxSockets: connections });
    const answers = new Map<number | string, number>();
    let going = true;
    const asking = Array.from({ length: connections }, async () => {
      while (going) {
        const answer = await askForToken(address, credentials, agent);
        answers.set(answer, (answers.get(answer) ?? 0) + 1);
      }
    });

    supervisor.process.kill("SIGUSR2");
    await eventually(() => {
      const now = workers();
      return now.length === 2 && now.every((pid) => !before.includes(pid));
    }, 90_000);
    going = false;
    await Promise.all(asking);
    agent.destroy();

    expect([...answers.keys()]).toEqual([200]);
    expect(answers.get(200)).toBeGreaterThan(100);
  });

  it("are started again when they are killed while the supervisor has connections for them", async () => {
    const before = workers();
    const { port } = new URL(await supervisor.address());
    process.kill(supervisor.pid, "SIGSTOP");
    const clients = Array.from({ length: 20 }, () => connect({ port: Number(port), host: "127.0.0.1" }));
    for (const client of clients) client.on("error", () => undefined);
    for (const pid of before) process.kill(pid, "SIGKILL");
    await sleep(500);
    process.kill(supervisor.pid, "SIGCONT");
    await eventually(() => {
      const now = workers();
      return now.length === 2 && now.every((pid) => !before.includes(pid));
    });
    for (const client of clients) client.destroy();
    await eventually(async () => (await supervisor.pasteCurl()).access_token);
    expect(supervisor.process.exitCode).toBeNull();
  });

  it("answer what they have begun when the supervisor is killed", async () => {
    const credentials = await supervisor.printed(/curl -u '(\S+)'/);
    const { port } = new URL(await supervisor.address());
    const body = "grant_type=client_credentials";
    const client = connect({ port: Number(port), host: "127.0.0.1" });
    let answer = "";
    client.setEncoding("utf8").on("data", (text: string) => {
      answer += text;
    });
    client.write(
      "POST /oauth2/token HTTP/1.1\r\nHost: 127.0.0.1\r\n" +
        `Authorization: Basic ${Buffer.from(credentials).toString("base64")}\r\n` +
        "Content-Type: application/x-www-form-urlencoded\r\n" +
        `Content-Length: ${body.length}\r\n\r\n${body.slice(0, 10)}`,
    );
    await sleep(500);
    process.kill(supervisor.pid, "SIGKILL");
    await sleep(200);
    client.write(body.slice(10));
    await eventually(() => answer.includes("\r\n\r\n"));
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    client.destroy();
  });
});
