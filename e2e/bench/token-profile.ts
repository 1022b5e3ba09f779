import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildApi } from "@/cli/build-api";
import { startThrowAwayPostgres } from "@/server/db/embedded-postgres";
import { migrate } from "../../prisma/migrate";
import { reportPerformance } from "./performance-report";
import { startApi } from "./token/agentidp-server";
import { storeAgents } from "./token/bench-clients";
import { putUnderLoad } from "./token/load";
import { generatorCore, pin } from "./token/pinned-process";
import { timeByGroup } from "./token/profile";

/** What the time of a token goes to, by V8's sampling profiler. `npm run profile:token` */
const seconds = 10;

/** How far apart its samples are, in microseconds: closer ones would slow down what they measure. */
const sampleInterval = 500;

/** V8's clock: monotonic, in microseconds, the same for all processes. */
const now = () => Number(process.hrtime.bigint() / 1_000n);

pin(process.pid, generatorCore);
const database = await startThrowAwayPostgres();
const directory = await mkdtemp(join(tmpdir(), "agentidp-profile-"));
try {
  await migrate(database.url);
  const clients = await storeAgents(database.url, 1_000);
  const bundle = await buildApi();
  const system = { bundle, databaseUrl: database.url, journalDirectory: join(directory, "journal") };
  const profiles = join(directory, "profiles");
  const server = await startApi(system, {
    execArgv: ["--cpu-prof", `--cpu-prof-dir=${profiles}`, `--cpu-prof-interval=${sampleInterval}`],
  });
  const load = { url: server.url, clients };
  await putUnderLoad({ ...load, seconds: 5 });
  const from = now();
  const { answers } = await putUnderLoad({ ...load, seconds });
  const until = now();
  await server.stop();

  const [file] = await readdir(profiles);
  if (file === undefined) throw new Error("Node wrote no profile.");
  const profile = JSON.parse(await readFile(join(profiles, file), "utf8"));
  const groups = timeByGroup(profile, await readFile(bundle, "utf8"), { from, until });
  const total = groups.reduce((sum, { time }) => sum + time, 0);
  await reportPerformance("What the microseconds of a token are", "npm run profile:token", [
    {
      columns: ["what the API process computes", "share", "a token"],
      rows: [...groups, { group: "all", time: total }].map(({ group, time }) => [
        group,
        `${((time / total) * 100).toFixed(1)} %`,
        `${(time / answers).toFixed(1)} us`,
      ]),
    },
  ]);
} finally {
  await database.stop();
  await rm(directory, { recursive: true });
}
