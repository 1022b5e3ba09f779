import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildApi } from "@/cli/build-api";
import { startThrowAwayPostgres } from "@/server/db/embedded-postgres";
import { migrate } from "../../prisma/migrate";
import { storeAgents } from "./token/bench-clients";
import { putUnderLoad } from "./token/load";
import { generatorCore, type PinnedServer, pin, startPinned } from "./token/pinned-process";
import type { Load, LoadResult } from "./token/token-requests";

/**
 * How fast tokens are issued, beside what else could issue them: everything in one run, turn and turn about,
 * medians of several rounds, every token verified. `npm run bench:token`
 */
const rounds = 3;
const seconds = 4;

const median = (values: number[]) =>
  values.sort((first, second) => first - second)[Math.floor(values.length / 2)] ?? 0;

async function medians(loads: Readonly<Record<string, Load>>): Promise<Record<string, LoadResult>> {
  const results: Record<string, LoadResult[]> = {};
  for (let round = 0; round < rounds; round++) {
    for (const [name, load] of Object.entries(loads)) {
      results[name] = [...(results[name] ?? []), await putUnderLoad(load)];
    }
  }
  return Object.fromEntries(
    Object.entries(results).map(([name, all]) => [
      name,
      { perSecond: median(all.map(({ perSecond }) => perSecond)), p99: median(all.map(({ p99 }) => p99)) },
    ]),
  );
}

function row(name: string, ratio: number, reach: string, detail: string): void {
  console.log(`${name.padEnd(58)} ${ratio.toFixed(2).padStart(6)}   ${reach.padEnd(14)} ${detail}`);
}

pin(process.pid, generatorCore);
const database = await startThrowAwayPostgres();
const directory = await mkdtemp(join(tmpdir(), "agentidp-bench-"));
const servers: PinnedServer[] = [];
try {
  await migrate(database.url);
  const clients = await storeAgents(database.url, 1_000);
  const many = await storeAgents(database.url, 100_000);
  const clientsFile = join(directory, "clients.json");
  await writeFile(clientsFile, JSON.stringify(clients));

  const start = async (file: string, options: Parameters<typeof startPinned>[1]) => {
    const server = await startPinned(file, options);
    servers.push(server);
    return server;
  };
  const path = (file: string) => fileURLToPath(new URL(`token/${file}`, import.meta.url));
  const ours = await start(await buildApi(), {
    environment: {
      DATABASE_URL: database.url,
      PORT: "0",
      PUBLIC_URL: "http://127.0.0.1",
      AUTH_SECRET: "a".repeat(40),
      JOURNAL_DIRECTORY: join(directory, "journal"),
      LOG_LEVEL: "warn",
    },
  });
  const bare = await start(path("bare-server.ts"), {});
  const oidcProvider = await start(path("oidc-provider-server.ts"), { parameters: [clientsFile] });

  console.log(
    `${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}\n`,
  );
  const load = { clients, seconds };
  for (const { url } of servers) await putUnderLoad({ ...load, url, seconds: 3 });

  const most = await medians({
    ours: { ...load, url: ours.url },
    bare: { ...load, url: bare.url },
    "oidc-provider": { ...load, url: oidcProvider.url },
    "one client": { ...load, url: ours.url, clients: clients.slice(0, 1) },
  });
  const at = (name: string) => most[name] ?? { perSecond: Number.NaN, p99: Number.NaN };
  const speed = (name: string) => `${Math.round(at(name).perSecond)}/s`;
  const ratio = (first: string, second: string) => at(first).perSecond / at(second).perSecond;
  row(
    "AgentIdP over oidc-provider",
    ratio("ours", "oidc-provider"),
    "at least 2.0",
    `${speed("ours")} over ${speed("oidc-provider")}`,
  );
  row(
    "AgentIdP over bare node:http",
    ratio("ours", "bare"),
    "at least 0.70",
    `${speed("ours")} over ${speed("bare")}`,
  );
  row(
    "1,000 clients over 1 client",
    ratio("ours", "one client"),
    "at least 0.9",
    `${speed("ours")} over ${speed("one client")}`,
  );

  const half = await medians({
    ours: { ...load, url: ours.url, rate: Math.round(at("ours").perSecond / 2) },
    bare: { ...load, url: bare.url, rate: Math.round(at("bare").perSecond / 2) },
  });
  const [oursHalf, bareHalf] = [half.ours?.p99 ?? Number.NaN, half.bare?.p99 ?? Number.NaN];
  row(
    "p99 over bare's p99, each at half of its most",
    oursHalf / bareHalf,
    "at most 2",
    `${oursHalf.toFixed(2)} ms over ${bareHalf.toFixed(2)} ms`,
  );

  const before = ours.residentMemory();
  const cold = await putUnderLoad({ url: ours.url, clients: many, seconds, once: true });
  const memory = (ours.residentMemory() - before) / 2 ** 20;
  const scaled = await medians({
    few: { ...load, url: ours.url },
    many: { url: ours.url, clients: many, seconds },
    "new connections": { ...load, url: ours.url, reconnect: true },
  });
  const few = scaled.few?.perSecond ?? Number.NaN;
  row(
    "100,000 agents in use over 1,000",
    (scaled.many?.perSecond ?? Number.NaN) / few,
    "at least 0.9",
    `cache grew by ${memory.toFixed(0)} MiB`,
  );
  row(
    "a client not seen before each time, over known ones",
    cold.perSecond / few,
    "(reported)",
    `${Math.round(cold.perSecond)}/s`,
  );
  row(
    "a new connection each time, over kept ones",
    (scaled["new connections"]?.perSecond ?? Number.NaN) / few,
    "(reported)",
    "",
  );
} finally {
  for (const server of servers) await server.stop();
  await database.stop();
  await rm(directory, { recursive: true });
}
