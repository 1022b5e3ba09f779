import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

describe("two API processes on one port", { timeout: 120_000 }, () => {
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
});
