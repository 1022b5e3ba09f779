import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { buildApi } from "@/cli/build-api";
import type { AgentTableInput } from "@/schemas/agent-table";
import { maximumDays } from "@/schemas/analytics-days";
import type { ReadSource } from "@/server/analytics/analytics-repository";
import { addDays, isoDate, startOfDay, startOfMonth } from "@/server/analytics/utc-time";
import { startThrowAwayPostgres } from "@/server/db/embedded-postgres";
import { planOf } from "@/server/testing/query-plan";
import { migrate } from "../../prisma/migrate";
import { type ResultTable, reportPerformance } from "./performance-report";
import { type BenchTenant, type Size, storeEvents, storeHistory } from "./reads/history";
import { readWhole } from "./reads/whole-answer";
import { environmentOf, startApi } from "./token/agentidp-server";

interface Read {
  readonly name: string;
  readonly reach: string;
  readonly read: (source: ReadSource, tenant: BenchTenant) => Promise<unknown>;
  readonly naive: [sql: string, values: (tenant: BenchTenant) => unknown[]] | null;
}

/**
 * What reading costs as the data grows: each read of the analytics pages for a large tenant and a small one
 * beside it, how many rows it reads, how long the naive way takes, and what a whole answer does to the memory
 * of the process that writes it. `npm run bench:reads`; `--small` tries the benchmark itself.
 */
const small = process.argv.includes("--small");
const size: Size = small
  ? { agents: 2_000, activeHours: 200_000, smallTenants: 20 }
  : { agents: 100_000, activeHours: 10_500_000, smallTenants: 1_000 };
const naiveEvents = small ? 60_000 : 3_000_000;
const runs = small ? 30 : 300;
const naiveRuns = 5;

function quantile(times: readonly number[], part: number): number {
  const sorted = [...times].sort((first, second) => first - second);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function timesOf(work: () => Promise<unknown>, count: number): Promise<number[]> {
  for (let n = 0; n < Math.ceil(count / 10); n++) await work();
  const times: number[] = [];
  for (let n = 0; n < count; n++) times.push(await timed(work));
  return times;
}

const milliseconds = (time: number) =>
  `${time < 10 ? time.toFixed(2) : Math.round(time).toLocaleString("en")} ms`;
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
const wholeNumber = (value: number) => Math.round(value).toLocaleString("en");

const database = await startThrowAwayPostgres();
const connection = new pg.Client({ connectionString: database.url });
const directory = await mkdtemp(join(tmpdir(), "agentidp-bench-"));
try {
  await migrate(database.url);
  await connection.connect();
  console.log("Storing the history.");
  const history = await storeHistory(connection, size);
  const events = await storeEvents(connection, history.large.tenantId, naiveEvents);
  console.log(
    `Stored ${wholeNumber(history.rows)} hours of agents, and ${wholeNumber(events)} events as rows.`,
  );

  const system = {
    bundle: await buildApi(),
    databaseUrl: database.url,
    journalDirectory: join(directory, "journal"),
  };
  // env.mjs reads the environment when the slice is imported.
  Object.assign(process.env, environmentOf(system));
  const { agentUsage } = await import("@/server/analytics/agent-usage");
  const { agentTable } = await import("@/server/analytics/agent-table");
  const { agentActivity } = await import("@/server/analytics/agent-activity");
  const { activityHeatmap } = await import("@/server/analytics/activity-heatmap");
  const { tokenTrend } = await import("@/server/analytics/token-trend");

  const now = new Date();
  const source: ReadSource = { now, query: async (statement) => (await connection.query(statement)).rows };
  const rowsReadBy = async (work: (source: ReadSource) => Promise<unknown>): Promise<number> => {
    let rowsRead = 0;
    await work({
      now,
      async query(statement) {
        rowsRead += (await planOf(connection, statement)).rowsRead;
        return source.query(statement);
      },
    });
    return rowsRead;
  };

  const windowStart = addDays(startOfDay(now), -29);
  const span = { from: isoDate(windowStart), to: isoDate(now) };
  const naiveHeatmap = `SELECT extract(dow FROM at AT TIME ZONE 'UTC'), extract(hour FROM at AT TIME ZONE 'UTC'), count(*)
    FROM events WHERE tenant_id = $1 AND at >= $2`;
  const dayBefore = (days: number) => isoDate(addDays(startOfDay(now), -days));
  // First pages of 10; of the last 30 days, and the most tokens first, where nothing else is said.
  const tablesOfAgents: { name: string; input: Partial<AgentTableInput>; reach: string }[] = [
    { name: "this month", input: { from: isoDate(startOfMonth(now)) }, reach: "under 50 ms" },
    { name: "20 days", input: { from: dayBefore(24), to: dayBefore(5) }, reach: "under 50 ms" },
    { name: "a day", input: { from: dayBefore(3), to: dayBefore(3) }, reach: "under 50 ms" },
    { name: "90 days", input: { from: dayBefore(maximumDays - 1) }, reach: "(reported)" },
    ...[undefined, "dormant" as const].flatMap((activity) =>
      (["tokens", "name", "last_token"] as const).flatMap((sort) =>
        (["desc", "asc"] as const).map((direction) => ({
          name: `${activity ?? "all"} by ${sort}, ${direction}`,
          input: { activity, sort, direction },
          reach: "under 50 ms",
        })),
      ),
    ),
  ];
  const reads: Read[] = [
    {
      name: "trend, 90 days",
      reach: "under 3 ms",
      read: (from, { tenantId }) => tokenTrend(tenantId, 90, from),
      naive: [
        `SELECT (at AT TIME ZONE 'UTC')::date, count(*) FROM events
         WHERE tenant_id = $1 AND metric_type = 'token_issued' AND at >= $2 GROUP BY 1 ORDER BY 1`,
        ({ tenantId }) => [tenantId, addDays(startOfDay(now), -89)],
      ],
    },
    {
      name: "usage summary, first page of 50",
      reach: "under 20 ms",
      read: (from, { tenantId }) => agentUsage(tenantId, { limit: 50 }, from),
      naive: [
        `SELECT id, name, coalesce(count, 0) AS count FROM agents LEFT JOIN (
           SELECT agent_id, count(*) FROM events
           WHERE tenant_id = $1 AND metric_type = 'token_issued' AND at >= $2 GROUP BY 1
         ) AS counted ON agent_id = id
         WHERE tenant_id = $1 ORDER BY 3 DESC, name COLLATE "C", id LIMIT 50`,
        ({ tenantId }) => [tenantId, startOfMonth(now)],
      ],
    },
    ...tablesOfAgents.map(
      ({ name, input, reach }): Read => ({
        name: `table of agents, ${name}`,
        reach,
        read: (from, { tenantId }) => agentTable(tenantId, { ...span, ...input, limit: 10 }, from),
        naive: null,
      }),
    ),
    {
      name: "heatmap of the tenant",
      reach: "under 20 ms",
      read: (from, { tenantId }) => activityHeatmap(tenantId, span, from),
      naive: [`${naiveHeatmap} GROUP BY 1, 2`, ({ tenantId }) => [tenantId, windowStart]],
    },
    {
      name: "heatmap of its busiest agent",
      reach: "under 20 ms",
      read: (from, { tenantId, busiestAgentId }) =>
        activityHeatmap(tenantId, { ...span, agent_ids: [busiestAgentId] }, from),
      naive: [
        `${naiveHeatmap} AND agent_id = $3 GROUP BY 1, 2`,
        ({ tenantId, busiestAgentId }) => [tenantId, windowStart, busiestAgentId],
      ],
    },
    {
      // Whose ids come first, being made in this order.
      name: "activity of the 50 busiest agents",
      reach: "(reported)",
      read: (from, { tenantId }) => agentActivity(tenantId, { limit: 50 }, from),
      naive: null,
    },
  ];

  const results: string[][] = [];
  for (const { name, reach, read, naive } of reads) {
    const times = await timesOf(() => read(source, history.large), runs);
    const timesOfSmall = await timesOf(() => read(source, history.small), runs);
    const naiveTime = naive
      ? quantile(await timesOf(() => connection.query(naive[0], naive[1](history.large)), naiveRuns), 0.5)
      : null;
    const median = quantile(times, 0.5);
    results.push([
      name,
      milliseconds(median),
      milliseconds(quantile(times, 0.99)),
      reach,
      wholeNumber(await rowsReadBy((from) => read(from, history.large))),
      naiveTime === null ? "" : milliseconds(naiveTime),
      naiveTime === null ? "" : `${wholeNumber(naiveTime / median)}`,
      milliseconds(quantile(timesOfSmall, 0.5)),
      milliseconds(quantile(timesOfSmall, 0.99)),
    ]);
  }
  const tables: ResultTable[] = [
    {
      columns: [
        `${wholeNumber(size.agents)} agents, ${wholeNumber(history.rows)} hours counted`,
        "median",
        "p99",
        "to reach",
        "rows read",
        `naive, ${wholeNumber(events)} events`,
        "naive over ours",
        "small tenant, median",
        "p99",
      ],
      rows: results,
    },
  ];

  const rowsOfAnswers: string[][] = [];
  for (const mediaType of ["application/json", "application/x-ndjson", "text/csv"]) {
    // Each of a process of its own: memory that one answer took would be there for the next.
    const api = await startApi(system);
    try {
      const answer = await readWhole(api, history.large, mediaType);
      rowsOfAnswers.push([
        mediaType,
        wholeNumber(answer.rows),
        megabytes(answer.bytes),
        `${answer.seconds.toFixed(1)} s`,
        megabytes(answer.memory),
        "under 50 MB",
        milliseconds(quantile(answer.tokenTimesBeside, 0.99)),
        milliseconds(quantile(answer.tokenTimesBefore, 0.99)),
      ]);
    } finally {
      await api.stop();
    }
  }
  tables.push({
    columns: [
      "usage of all agents, whole",
      "rows",
      "size",
      "time",
      "memory on top",
      "to reach",
      "a token beside, p99",
      "a token alone, p99",
    ],
    rows: rowsOfAnswers,
  });
  await reportPerformance("Reading", "npm run bench:reads", tables);
} finally {
  await connection.end();
  await database.stop();
  await rm(directory, { recursive: true, force: true });
}
