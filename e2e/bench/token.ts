import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildApi } from "@/cli/build-api";
import { startThrowAwayPostgres } from "@/server/db/embedded-postgres";
import { migrate } from "../../prisma/migrate";
import { runMeasured } from "./measured-process";
import { reportPerformance } from "./performance-report";
import { type BenchedSystem, startApi, startWorkers } from "./token/agentidp-server";
import { storeAgents } from "./token/bench-clients";
import { generatorInterrupts, loadGenerator, putUnderLoad } from "./token/load";
import { type NeighbourProcess, startNeighbour } from "./token/neighbour-process";
import { generatorCore, type PinnedServer, pin, serverCore, startPinned } from "./token/pinned-process";
import { letGeneratorGoFirst } from "./token/postgres-priority";
import { startRenderedPortal } from "./token/rendered-portal";
import type { BenchClient, Load, LoadResult } from "./token/token-requests";

/**
 * How fast tokens are issued, beside what else could issue them: everything in one run, turn and turn about,
 * medians of several rounds, every token verified. `npm run bench:token`; `--small` tries the benchmark itself.
 */
const small = process.argv.includes("--small");
const rounds = small ? 1 : 7;
/** The slowest of a round are few: it takes more rounds to tell them from chance. */
const roundsOfTails = small ? 1 : 15;
/** What is looked for is less than what a core loses by the moment when the other computes. */
const roundsBeside = small ? 1 : 35;
const seconds = small ? 1 : 2;
const warmUpSeconds = small ? 1 : 3;
const manyAgents = small ? 5_000 : 100_000;

/** With a third core, two workers have one each and the load generator has its own. */
const hasCoreForGenerator = cpus().length > 2;
const coresOfWorkers = hasCoreForGenerator ? [1, 2] : [generatorCore, serverCore];
const besideGenerator = hasCoreForGenerator ? "" : "; the load generator runs on one of them too";

const median = (values: number[]) =>
  values.sort((first, second) => first - second)[Math.floor(values.length / 2)] ?? Number.NaN;

type Figure = "perSecond" | "p99";

const medianOf = (results: readonly LoadResult[], figure: Figure) =>
  median(results.map((result) => result[figure]));

/** The median of the ratios of each round: a moment in which the machine is slow falls on both sides of one. */
const ratioOf = (first: readonly LoadResult[], second: readonly LoadResult[], figure: Figure) =>
  median(first.map((result, round) => result[figure] / (second[round]?.[figure] ?? Number.NaN)));

/** Does each in every round, turn and turn about. */
async function inTurn<Name extends string>(
  works: Readonly<Record<Name, (round: number) => Promise<LoadResult>>>,
  times = rounds,
): Promise<Record<Name, LoadResult[]>> {
  const entries = Object.entries(works) as [Name, (round: number) => Promise<LoadResult>][];
  const results = entries.map(([name, work]) => ({ name, work, all: [] as LoadResult[] }));
  for (let round = 0; round < times; round++) {
    for (const { work, all } of results) all.push(await work(round));
  }
  return Object.fromEntries(results.map(({ name, all }) => [name, all])) as Record<Name, LoadResult[]>;
}

const rows: string[][] = [];

function report(name: string, ratio: number, reach: string, detail: string): void {
  rows.push([name, ratio.toFixed(2), reach, detail]);
  console.log(`${name}: ${ratio.toFixed(2)}, ${detail}`);
}

const rate = (perSecond: number) => `${Math.round(perSecond).toLocaleString("en")}/s`;
const milliseconds = (time: number) => `${time.toFixed(2)} ms`;

const shown = { perSecond: rate, p99: milliseconds };

function reportRatio(
  figure: Figure,
  name: string,
  first: readonly LoadResult[],
  second: readonly LoadResult[],
  reach: string,
  more = "",
): void {
  const [ours, theirs] = [first, second].map((results) => shown[figure](medianOf(results, figure)));
  report(name, ratioOf(first, second, figure), reach, `${ours} over ${theirs}${more}`);
}

const file = (name: string) => fileURLToPath(new URL(`token/${name}`, import.meta.url));

/** What a process keeps of clients that got a token each, beyond the first of them, in bytes. */
async function memoryOfClients(all: readonly BenchClient[], first: number): Promise<number> {
  const allFile = join(directory, "all-clients.json");
  await writeFile(allFile, JSON.stringify(all));
  const { remembered } = await runMeasured<{ remembered: number }>(
    file("measured-memory.ts"),
    [allFile, String(first)],
    { DATABASE_URL: database.url, JOURNAL_DIRECTORY: join(directory, "journal of measured memory") },
    ["--expose-gc"],
  );
  return remembered;
}

pin(process.pid, generatorCore);
const database = await startThrowAwayPostgres();
const directory = await mkdtemp(join(tmpdir(), "agentidp-bench-"));
const stops: (() => Promise<void>)[] = [];
const stopAll = async () => {
  for (const stop of stops.splice(0)) await stop();
};
try {
  // A PostgreSQL that gives way waits for whoever verifies the tokens, too: longer than its clients think it alive.
  if (!generatorInterrupts) await letGeneratorGoFirst(database.url);
  await migrate(database.url);
  const clients = await storeAgents(database.url, 1_000);
  const many = await storeAgents(database.url, manyAgents);
  const clientsFile = join(directory, "clients.json");
  await writeFile(clientsFile, JSON.stringify(clients));
  const system: BenchedSystem = {
    bundle: await buildApi(),
    databaseUrl: database.url,
    journalDirectory: join(directory, "journal"),
  };

  const load = { clients, seconds };
  const started = async (starting: Promise<PinnedServer>) => {
    const server = await starting;
    stops.push(server.stop);
    await putUnderLoad({ ...load, url: server.url, seconds: warmUpSeconds });
    return server;
  };
  const under = (server: PinnedServer, more: Partial<Load> = {}) => {
    return () => putUnderLoad({ ...load, url: server.url, ...more });
  };
  const ours = await started(startApi(system));
  const bare = await started(startPinned(file("bare-server.ts"), {}));
  const oidcProvider = await started(
    startPinned(file("oidc-provider-server.ts"), { parameters: [clientsFile] }),
  );

  const most = await inTurn({
    ours: under(ours),
    bare: under(bare),
    oidcProvider: under(oidcProvider),
    oneClient: under(ours, { clients: clients.slice(0, 1) }),
  });
  reportRatio("perSecond", "AgentIdP over oidc-provider", most.ours, most.oidcProvider, "at least 2.0");
  reportRatio("perSecond", "AgentIdP over bare node:http", most.ours, most.bare, "at least 0.70");
  reportRatio("perSecond", "1,000 clients over 1 client", most.ours, most.oneClient, "at least 0.9");

  const halfOf = (results: readonly LoadResult[]) => Math.round(medianOf(results, "perSecond") / 2);
  const halfOfOurs = halfOf(most.ours);
  const half = await inTurn(
    { ours: under(ours, { rate: halfOfOurs }), bare: under(bare, { rate: halfOf(most.bare) }) },
    roundsOfTails,
  );
  reportRatio("p99", "p99 over bare's p99, each at half of its most", half.ours, half.bare, "at most 2");

  const cold = await putUnderLoad({ url: ours.url, clients: many, seconds, once: true });
  const scaled = await inTurn({
    few: under(ours),
    many: (round) => {
      // Each round begins with others, so that all of them are in use.
      const first = Math.floor((many.length / rounds) * round);
      return under(ours, { clients: [...many.slice(first), ...many.slice(0, first)] })();
    },
    reconnecting: under(ours, { reconnect: true }),
  });
  reportRatio(
    "perSecond",
    `${manyAgents.toLocaleString("en")} agents in use over 1,000`,
    scaled.many,
    scaled.few,
    "at least 0.9",
  );
  const remembered = await memoryOfClients([...clients, ...many], clients.length);
  const memory = `${(remembered / 1_000_000).toFixed(0)} MB`;
  console.log(`memory: ${memory}`);
  rows.push([
    `memory that ${manyAgents.toLocaleString("en")} agents in use take, more than 1,000 do`,
    memory,
    "at most 100 MB",
    "after garbage was collected",
  ]);
  reportRatio(
    "perSecond",
    "a client not seen before each time, over known ones",
    [cold],
    scaled.few.slice(0, 1),
    "(reported)",
  );
  reportRatio(
    "perSecond",
    "a new connection each time, over kept ones",
    scaled.reconnecting,
    scaled.few,
    "(reported)",
  );
  await stopAll();

  const single = await started(startApi(system));
  const workers = await started(startWorkers(system, coresOfWorkers));
  const computed = { single: 0, workers: 0 };
  const answered = { single: 0, workers: 0 };
  const counting = (name: keyof typeof computed, server: PinnedServer) => async () => {
    const began = server.processorTime();
    const result = await under(server)();
    computed[name] += server.processorTime() - began;
    answered[name] += result.answers;
    return result;
  };
  const shared = await inTurn({
    single: counting("single", single),
    workers: counting("workers", workers),
  });
  reportRatio(
    "perSecond",
    "two workers on two cores over one on one",
    shared.workers,
    shared.single,
    hasCoreForGenerator ? "at least 1.8" : "(1.8 wants a third core)",
    besideGenerator,
  );
  report(
    "two workers over one, tokens in a second of processor time",
    answered.workers / computed.workers / (answered.single / computed.single),
    "at least 0.9",
    `${rate(answered.workers / computed.workers)} over ${rate(answered.single / computed.single)}`,
  );
  await stopAll();

  const portal = await startRenderedPortal(system);
  stops.push(portal.stop);
  const renderer = await startNeighbour("page-renderer.ts");
  stops.push(async () => renderer.stop());
  const atHalfBeside = async (neighbour: NeighbourProcess) => {
    const rest = neighbour.begin();
    const result = await under(portal.api, { rate: halfOfOurs })();
    return { result, times: await rest() };
  };
  const warmedUp = portal.visitor.begin();
  await under(portal.api, { seconds: warmUpSeconds })();
  await warmedUp();
  let pages = 0;
  const beside = await inTurn(
    {
      nothing: under(portal.api, { rate: halfOfOurs }),
      page: async () => {
        const { result, times } = await atHalfBeside(portal.visitor);
        pages += times;
        return result;
      },
      anything: async () => (await atHalfBeside(renderer)).result,
    },
    roundsBeside,
  );
  const page = "a page rendered again and again beside";
  const anything = "one that has nothing to do with AgentIdP";
  reportRatio(
    "p99",
    `${page}, over nothing beside, p99`,
    beside.page,
    beside.nothing,
    "at most 1.1",
    `; ${(pages / roundsBeside / seconds).toFixed(0)} pages a second, on the load generator's core`,
  );
  reportRatio(
    "p99",
    `${anything}, over nothing beside`,
    beside.anything,
    beside.nothing,
    "(what one core takes from the other)",
  );
  reportRatio("p99", `${page}, over ${anything}`, beside.page, beside.anything, "at most 1.1");
  await reportPerformance("Tokens", "npm run bench:token", [
    { columns: [`what is compared, asked by ${loadGenerator}`, "ratio", "to reach", ""], rows },
  ]);
} finally {
  await stopAll();
  await database.stop();
  await rm(directory, { recursive: true });
}
