import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { TestProject } from "vitest/node";
import { freePort } from "@/server/free-port";
import { createDatabase, dropDatabase } from "../../testing/throw-away-postgres";

declare module "vitest" {
  interface ProvidedContext {
    host: {
      readonly name: "npm start" | "next dev";
      /** The address of the server under test, which is its issuer too. */
      readonly url: string;
      readonly databaseUrl: string;
      readonly authSecret: string;
      /** What the server writes to standard error. */
      readonly logFile: string;
    };
  }
}

const startTimeout = 120_000;

async function untilHealthy(url: string, server: ChildProcess, logFile: string): Promise<void> {
  const deadline = Date.now() + startTimeout;
  while (Date.now() < deadline && server.exitCode === null && server.signalCode === null) {
    const response = await fetch(`${url}/api/health`).catch(() => null);
    if (response?.ok) return;
    await sleep(100);
  }
  throw new Error(
    `${server.spawnfile} does not serve ${url}:\n${readFileSync(logFile, "utf8").slice(-4000)}`,
  );
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = once(server, "exit");
  server.kill("SIGTERM");
  const impatience = setTimeout(() => server.kill("SIGKILL"), 10_000);
  await exited;
  clearTimeout(impatience);
}

/**
 * Starts a server with a database of its own on a free port, tells the project's tests about it, and returns
 * what stops it.
 */
export async function runHost(
  project: TestProject,
  name: "npm start" | "next dev",
  command: (port: number) => { args: string[]; environment?: Record<string, string> },
): Promise<() => Promise<void>> {
  const { postgresUrl } = project.getProvidedContext();
  const databaseUrl = await createDatabase(postgresUrl, name);
  const authSecret = randomBytes(32).toString("base64url");
  const directory = mkdtempSync(join(tmpdir(), "agentidp-host-"));
  const logFile = join(directory, "log");
  const port = await freePort();
  const url = `http://localhost:${port}`;

  const { args, environment } = command(port);
  const log = openSync(logFile, "a");
  const server = spawn(process.execPath, args, {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      AUTH_SECRET: authSecret,
      DATA_DIR: directory,
      PORT: String(port),
      SIGN_UP: "open",
      ...environment,
    },
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  const stop = async () => {
    await end(server);
    await dropDatabase(postgresUrl, name);
    rmSync(directory, { recursive: true });
  };
  try {
    await untilHealthy(url, server, logFile);
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide("host", { name, url, databaseUrl, authSecret, logFile });
  return stop;
}
