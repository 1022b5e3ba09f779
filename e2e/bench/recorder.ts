import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildApi } from "@/cli/build-api";
import { workerOptions } from "@/cli/node-process";
import { startThrowAwayPostgres } from "@/server/db/embedded-postgres";
import { migrate } from "../../prisma/migrate";
import { runMeasured } from "./measured-process";
import { reportPerformance } from "./performance-report";
import type { Measured, Task } from "./recorder/measured-recorder";
import { storeAgents } from "./token/bench-clients";
import { putUnderLoad } from "./token/load";
import { generatorCore, type PinnedServer, pin, startPinned } from "./token/pinned-process";

/**
 * What recording costs, in one run: calls of `record()` with and without the journal, increments that reach
 * PostgreSQL, and the token endpoint with and without recording, turn and turn about. `npm run bench:recorder`;
 * `--write` keeps the table in docs/performance.md.
 */
const rounds = 3;
const tokenRounds = 9;
const seconds = 2;

const median = (values: number[]) =>
  [...values].sort((first, second) => first - second)[Math.floor(values.length / 2)] ?? Number.NaN;

const rows: string[][] = [];

function row(name: string, value: string, reach = "(reported)"): void {
  rows.push([name, value, reach]);
  console.log(`${name}: ${value}`);
}

const perSecond = (value: number) => `${Math.round(value).toLocaleString("en")}/s`;

const recorderFile = fileURLToPath(new URL("recorder/measured-recorder.ts", import.meta.url));

const measure = (task: Task, environment: Record<string, string>) =>
  runMeasured<Measured>(recorderFile, [JSON.stringify(task)], environment);

/** The bundle with every call of the recorder taken out, beside it, where it finds its modules. */
async function withoutRecording(bundle: string): Promise<string> {
  const source = await readFile(bundle, "utf8");
  const silent = source.replaceAll("recorder.record(", "void (");
  if (silent === source) throw new Error("The bundle calls no recorder: there is nothing to compare.");
  const file = join(dirname(bundle), "api-without-recording.mjs");
  await writeFile(file, silent);
  return file;
}

async function compareCalls(databaseUrl: string, directory: string): Promise<void> {
  for (const [name, eventsOfATurn, reach] of [
    ["64 events a turn of the event loop", 64, "at least 300,000/s with the journal"],
    ["1 event a turn", 1, "(reported)"],
  ] as const) {
    const task: Task = { keys: 1_000, seconds, eventsOfATurn, untilStored: false };
    const environment = { DATABASE_URL: databaseUrl };
    const unwritable = join(directory, "a file where the folder should be");
    await writeFile(unwritable, "");
    const on: Measured[] = [];
    const off: Measured[] = [];
    for (let round = 0; round < rounds; round++) {
      on.push(await measure(task, { ...environment, JOURNAL_DIRECTORY: join(directory, "journal") }));
      off.push(await measure(task, { ...environment, JOURNAL_DIRECTORY: unwritable }));
    }
    const calls = (measured: readonly Measured[]) => median(measured.map(({ events }) => events));
    row(`record(), journal on, ${name}`, perSecond(calls(on)), reach);
    row(`record(), journal off, ${name}`, perSecond(calls(off)));
    row(`record(), on over off, ${name}`, (calls(on) / calls(off)).toFixed(2));
    const processorTime = median(on.map((measured) => measured.processorTime));
    row(`processor time of an event, journal on, ${name}`, `${processorTime.toFixed(2)} us`);
  }
}

async function measureStoring(databaseUrl: string, directory: string): Promise<void> {
  const environment = { DATABASE_URL: databaseUrl, JOURNAL_DIRECTORY: join(directory, "journal") };
  for (const keys of [1, 1_000, 100_000]) {
    const reach = keys === 1_000 ? "at least 100,000/s" : "(reported)";
    const eventsOfATurn = Math.max(keys, 50_000);
    const coalesced = await measure({ keys, seconds, eventsOfATurn, untilStored: true }, environment);
    row(
      `events counted in PostgreSQL, ${keys.toLocaleString("en")} keys`,
      perSecond(coalesced.events),
      reach,
    );
    const single = await measure({ keys, seconds, eventsOfATurn: keys, untilStored: true }, environment);
    row(
      `rows of both tables updated, ${keys.toLocaleString("en")} keys, a batch after the other`,
      perSecond(single.increments * 2),
    );
  }
}

/** The server has a core for itself: what PostgreSQL and the load generator take of theirs is not its own. */
async function compareTokens(directory: string): Promise<void> {
  pin(process.pid, generatorCore);
  const database = await startThrowAwayPostgres();
  const bundle = await buildApi();
  const silentBundle = await withoutRecording(bundle);
  const servers: PinnedServer[] = [];
  try {
    await migrate(database.url);
    const environment = {
      DATABASE_URL: database.url,
      PORT: "0",
      AUTH_SECRET: "a".repeat(40),
      LOG_LEVEL: "warn",
      JOURNAL_DIRECTORY: join(directory, "journal"),
    };
    const on = await startPinned(bundle, { environment, execArgv: workerOptions });
    servers.push(on);
    const off = await startPinned(silentBundle, { environment, execArgv: workerOptions });
    servers.push(off);
    const clients = await storeAgents(database.url, 1_000);
    const computed = { on: [] as number[], off: [] as number[] };
    const tokensOf = async (server: PinnedServer) => {
      const before = server.processorTime();
      const { answers, perSecond } = await putUnderLoad({ url: server.url, clients, seconds });
      computed[server === on ? "on" : "off"].push(((server.processorTime() - before) / answers) * 1_000_000);
      return perSecond;
    };
    for (const { url } of servers) {
      // Every client is known, and the code compiled, before anything is compared.
      await putUnderLoad({ url, clients, seconds, once: true });
      await putUnderLoad({ url, clients, seconds: 8 });
    }
    const pairs: { on: number; off: number }[] = [];
    for (let round = 0; round < tokenRounds; round++) {
      // Neither is always the first: what slows the machine down for a while slows both.
      const first = round % 2 === 0;
      const before = await tokensOf(first ? on : off);
      const after = await tokensOf(first ? off : on);
      pairs.push(first ? { on: before, off: after } : { on: after, off: before });
    }
    const ratio = median(pairs.map((pair) => pair.on / pair.off));
    row("tokens, recording on over off, median of pairs", ratio.toFixed(2), "at least 0.95");
    const speed = (name: "on" | "off") => perSecond(median(pairs.map((pair) => pair[name])));
    row("tokens, recording on, off", `${speed("on")}, ${speed("off")}`);
    const [timeOn, timeOff] = [median(computed.on), median(computed.off)];
    row("processor time of the server for a token, off over on", (timeOff / timeOn).toFixed(2));
    row("processor time for a token, recording on, off", `${timeOn.toFixed(1)} us, ${timeOff.toFixed(1)} us`);
  } finally {
    for (const server of servers) await server.stop();
    await database.stop();
    await rm(silentBundle);
  }
}

const database = await startThrowAwayPostgres();
const directory = await mkdtemp(join(tmpdir(), "agentidp-bench-"));
try {
  await migrate(database.url);
  await compareCalls(database.url, directory);
  await measureStoring(database.url, directory);
  await compareTokens(directory);
  await reportPerformance("Recording", "npm run bench:recorder", [
    { columns: ["what is measured", "median", "to reach"], rows },
  ]);
} finally {
  await database.stop();
  await rm(directory, { recursive: true, force: true });
}
