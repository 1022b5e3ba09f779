import { execFile } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import type { PinnedServer } from "../token/pinned-process";
import type { BenchTenant } from "./history";

/** What it took to read an answer whole. */
export interface WholeAnswer {
  readonly rows: number;
  readonly bytes: number;
  readonly seconds: number;
  /** The most memory that the server had over what it had before, in bytes. */
  readonly memory: number;
  /** How long tokens took that were asked for before it and meanwhile, in milliseconds. */
  readonly tokenTimesBefore: readonly number[];
  readonly tokenTimesBeside: readonly number[];
}

/** How long the server issues tokens before the answer is asked for: twice, the first time to warm up. */
const secondsOfTokens = 3;

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

/** Does something while tokens are asked for one after the other, and looks at the server's memory meanwhile. */
async function besideTokens<Result>(
  server: PinnedServer,
  tenant: BenchTenant,
  work: () => Promise<Result>,
): Promise<{ result: Result; tokenTimes: number[]; mostMemory: number }> {
  let working = true;
  let mostMemory = 0;
  const tokenTimes: number[] = [];
  const watching = (async () => {
    while (working) {
      mostMemory = Math.max(mostMemory, await residentMemory(server.pid));
      await sleep(50);
    }
  })();
  const asking = (async () => {
    while (working) {
      const started = performance.now();
      await requestToken(server.url, tenant);
      tokenTimes.push(performance.now() - started);
    }
  })();
  const result = await work();
  working = false;
  await Promise.all([watching, asking]);
  return { result, tokenTimes, mostMemory };
}

const rowsIn: Readonly<Record<string, (text: string) => number>> = {
  "application/json": (text) => JSON.parse(text).length,
  "application/x-ndjson": (text) => text.trimEnd().split("\n").length,
  "text/csv": (text) => text.trimEnd().split("\n").length - 1,
};

/** Reads the usage of all agents of a tenant in one answer, of a server that has issued tokens till then. */
export async function readWhole(
  server: PinnedServer,
  tenant: BenchTenant,
  mediaType: string,
): Promise<WholeAnswer> {
  const token = await requestToken(server.url, tenant);
  const tokensAlone = () => besideTokens(server, tenant, () => sleep(secondsOfTokens * 1_000));
  await tokensAlone();
  const before = await tokensAlone();

  const beside = await besideTokens(server, tenant, async () => {
    const started = performance.now();
    const response = await fetch(`${server.url}/api/analytics/agents`, {
      headers: { authorization: `Bearer ${token}`, accept: mediaType },
    });
    if (!response.ok || !response.body) throw new Error(`${mediaType}: ${response.status}`);
    const chunks: Buffer[] = [];
    for await (const chunk of response.body) chunks.push(Buffer.from(chunk));
    return { chunks, seconds: (performance.now() - started) / 1_000 };
  });

  const { chunks, seconds } = beside.result;
  const text = Buffer.concat(chunks).toString();
  return {
    rows: rowsIn[mediaType]?.(text) ?? Number.NaN,
    bytes: Buffer.byteLength(text),
    seconds,
    memory: beside.mostMemory - before.mostMemory,
    tokenTimesBefore: before.tokenTimes,
    tokenTimesBeside: beside.tokenTimes,
  };
}
