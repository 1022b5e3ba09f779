import { spawnSync } from "node:child_process";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { ApiServer } from "../api-server";
import { loadFor, startLoad } from "../load";
import { isExactly, type Outcome, type Row, totals } from "../row";
import { introduce, type World } from "../world";

const recoveryTimeout = 30_000;

async function partsDegraded(server: ApiServer): Promise<string[]> {
  const health = await (await fetch(`${server.url}/api/health`)).json();
  return (health.degraded ?? []).map(({ part }: { part: string }) => part);
}

/** Load before, while and after PostgreSQL is away, with a journal that cannot be written from some moment on. */
async function withoutJournal(world: World, journals: string, full: boolean): Promise<Outcome> {
  const server = await world.startServer(journals, await world.newProxy());
  const agent = await world.newAgent();
  await introduce(server, agent);
  const load = startLoad(() => [server.url], agent);
  await sleep(500);
  await world.stopPostgres();
  await sleep(full ? 15_000 : 2_000);
  const degraded = await partsDegraded(server);
  await world.startPostgres();
  await load.stop();
  const { sent, acknowledged } = totals([load], agent);
  const counted = await world.settled(agent.tenantId, acknowledged, recoveryTimeout);
  const logged = server.log().filter((line) => line.includes("the journal cannot be written")).length;
  const holds =
    isExactly(counted, acknowledged) && sent === acknowledged && degraded.includes("journal") && logged === 1;
  return {
    sent,
    acknowledged,
    counted,
    holds,
    note: `logged ${logged} times, health: ${degraded.join(", ")}`,
  };
}

const full: Row = {
  name: "the journal's disk is full",
  promise: "answered, logged once, in /api/health; counted = acknowledged",
  async run(world, _random, full) {
    const journals = await world.newJournals();
    const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=32k", "tmpfs", journals]).status === 0;
    if (!mounted) {
      const counted = { days: 0, hours: 0, hoursOfTenants: 0, monthsOfAgents: 0 };
      return {
        sent: 0,
        acknowledged: 0,
        counted,
        holds: true,
        note: "skipped: only root can make a small disk",
      };
    }
    try {
      return await withoutJournal(world, journals, full);
    } finally {
      await world.endServers();
      spawnSync("umount", [journals]);
    }
  },
};

const readOnly: Row = {
  name: "the journal's folder cannot be written",
  promise: "answered, logged once, in /api/health; counted = acknowledged",
  async run(world, _random, full) {
    // A file where the folder should be stops even root.
    const journals = join(await world.newJournals(), "journals");
    await writeFile(journals, "");
    return withoutJournal(world, journals, full);
  },
};

/** The one segment with records that a killed server left. */
async function segmentLeft(journals: string): Promise<string> {
  const files = await readdir(journals, { recursive: true });
  const segments = files.filter((file) => file.endsWith(".segment")).map((file) => join(journals, file));
  const sizes = await Promise.all(segments.map(async (file) => (await stat(file)).size));
  const largest = segments[sizes.indexOf(Math.max(...sizes))];
  if (largest === undefined) throw new Error(`No segment was left in ${journals}.`);
  return largest;
}

const harmed: Row = {
  name: "a record at the journal's tail is torn or changed",
  promise: "the good ones are counted, the bad one is reported with its place",
  async run(world, random) {
    const [journals, proxy] = [await world.newJournals(), await world.newProxy()];
    const server = await world.startServer(journals, proxy);
    const agent = await world.newAgent();
    await introduce(server, agent);
    await world.settled(agent.tenantId, 1, 5_000);
    await world.stopPostgres();
    const load = await loadFor(500, () => [server.url], agent);
    server.signal("SIGKILL");
    await server.ended;

    const segment = await segmentLeft(journals);
    const bytes = await readFile(segment);
    const lengthOfRecord = bytes.readUInt8(4);
    const records = bytes.length / lengthOfRecord;
    const lastRecord = bytes.length - lengthOfRecord;
    const torn = random() < 0.5;
    if (torn) {
      await writeFile(
        segment,
        bytes.subarray(0, bytes.length - 1 - Math.floor(random() * (lengthOfRecord - 1))),
      );
    } else {
      const place = lastRecord + Math.floor(random() * lengthOfRecord);
      bytes.writeUInt8(bytes.readUInt8(place) ^ 0x20, place);
      await writeFile(segment, bytes);
    }

    await world.startPostgres();
    const next = await world.startServer(journals, proxy);
    const { sent, acknowledged } = totals([load], agent);
    const good = agent.introductions + records - 1;
    const counted = await world.settled(agent.tenantId, good, recoveryTimeout);
    const reported = next
      .log()
      .some((line) => line.includes(`"file":"${segment}"`) && line.includes(`"offset":${lastRecord},`));
    const degraded = await partsDegraded(next);
    const holds = isExactly(counted, good) && reported && degraded.includes("journal");
    const note = `${torn ? "torn" : "changed"}: ${good} good records, ${reported ? "reported" : "not reported"} at byte ${lastRecord}`;
    return { sent, acknowledged, counted, holds, note };
  },
};

const steppedClock: Row = {
  name: "the clock steps over midnight UTC, and back an hour",
  promise: "each event is on the day and hour at which it happened",
  async run(world) {
    const preload = fileURLToPath(new URL("../stepped-clock.mjs", import.meta.url));
    const server = await world.startServer(await world.newJournals(), await world.newProxy(), { preload });
    const agent = await world.newAgent();
    const midnight = Math.ceil(Date.now() / 86_400_000) * 86_400_000;
    const stepTo = (instant: number) => server.stepClock(instant - Date.now());
    const ask = async (times: number) => {
      for (let n = 0; n < times; n++) await introduce(server, agent);
    };
    await stepTo(midnight - 5_000);
    await ask(3);
    await stepTo(midnight + 1_000);
    await ask(5);
    await stepTo(midnight + 1_000 - 3_600_000);
    await ask(7);
    await stepTo(midnight - 7_200_000);
    await ask(11);
    const { sent, acknowledged } = totals([], agent);
    const counted = await world.settled(agent.tenantId, acknowledged, 10_000);
    const placed = await world.withDatabase(async (client) => {
      const hours = await client.query<{ hour: Date; count: string }>(
        "SELECT hour, count FROM agent_activity WHERE tenant_id = $1 ORDER BY hour",
        [agent.tenantId],
      );
      const days = await client.query<{ count: string }>(
        "SELECT count FROM analytics_events WHERE tenant_id = $1 ORDER BY date",
        [agent.tenantId],
      );
      return JSON.stringify([
        hours.rows.map(({ hour, count }) => [(hour.getTime() - midnight) / 3_600_000, Number(count)]),
        days.rows.map(({ count }) => Number(count)),
      ]);
    });
    const expected = JSON.stringify([
      [
        [-2, 11],
        [-1, 10],
        [0, 5],
      ],
      [21, 5],
    ]);
    const holds = isExactly(counted, acknowledged) && placed === expected;
    return { sent, acknowledged, counted, holds, note: `hours and days: ${placed}` };
  },
};

/** What befalls the journal and the clock. */
export const journalRows: readonly Row[] = [full, readOnly, harmed, steppedClock];
