import { execFile } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import type { PinnedServer } from "../token/pinned-process";
import type { BenchTenant } from "./history";

/** What it took to read an answer whole. */
export interface WholeAnswer {
  readonly mediaType: string;
  readonly rows: number;
  readonly bytes: number;
  readonly seconds: number;
  /** The most memory that the server had over what it had before, in bytes. */
  readonly memory: number;
  /** How long tokens took that were asked for meanwhile, in milliseconds. */
  readonly tokenTimes: readonly number[];
}

/** In bytes; asked for without holding up this process, which measures times. */
async function residentMemory(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)("ps", ["-o", "rss=", "-p", String(pid)]);
  return Number(stdout) * 1024;
}

async function requestToken(url: string, { clientId, secret }: BenchTenant): Promise<string> {
  const response = await fetch(`${url}/oauth2/token`, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  if (!response.ok) throw new Error(`No token: ${response.status} ${await response.text()}`);
  return (await response.json()).access_token;
}

/** Reads the usage of all agents of a tenant in one answer, while tokens are asked for one after the other. */
export async function readWhole(
  server: PinnedServer,
  tenant: BenchTenant,
  mediaType: string,
): Promise<WholeAnswer> {
  const token = await requestToken(server.url, tenant);
  const before = await residentMemory(server.pid);
  let most = before;
  let reading = true;
  const watching = (async () => {
    while (reading) {
      most = Math.max(most, await residentMemory(server.pid));
      await sleep(20);
    }
  })();
  const tokenTimes: number[] = [];
  const asking = (async () => {
    while (reading) {
      const started = performance.now();
      await requestToken(server.url, tenant);
      tokenTimes.push(performance.now() - started);
    }
  })();

  const started = performance.now();
  const response = await fetch(`${server.url}/api/analytics/agents`, {
    headers: { authorization: `Bearer ${token}`, accept: mediaType },
  });
  if (!response.ok || !response.body) throw new Error(`${mediaType}: ${response.status}`);
  const chunks: Buffer[] = [];
  for await (const chunk of response.body) chunks.push(Buffer.from(chunk));
  const seconds = (performance.now() - started) / 1_000;
  reading = false;
  await Promise.all([watching, asking]);

  const text = Buffer.concat(chunks).toString();
  const lines = text.trimEnd().split("\n").length;
  const rowsOf: Record<string, () => number> = {
    "application/json": () => JSON.parse(text).length,
    "application/x-ndjson": () => lines,
    "text/csv": () => lines - 1,
  };
  return {
    mediaType,
    rows: rowsOf[mediaType]?.() ?? Number.NaN,
    bytes: Buffer.byteLength(text),
    seconds,
    memory: most - before,
    tokenTimes,
  };
}
