import { setTimeout as sleep } from "node:timers/promises";
import { loadFor, p99, startLoad } from "../load";
import { isExactly, type Row, totals } from "../row";
import { introduce, type World } from "../world";

/** How long counts may take once PostgreSQL takes them, in milliseconds. */
const recoveryTimeout = 30_000;

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const nothing: Row = {
  name: "nothing happens",
  promise: "counted = acknowledged, within 2 s",
  async run(world, _random, full) {
    const server = await world.startServer(await world.newJournals(), await world.newProxy());
    const agent = await world.newAgent();
    await introduce(server, agent);
    const load = await loadFor(full ? 10_000 : 1_500, () => [server.url], agent, { registering: true });
    const { sent, acknowledged } = totals([load], agent);
    const ended = performance.now();
    let took = Number.POSITIVE_INFINITY;
    while (took === Number.POSITIVE_INFINITY && performance.now() - ended < recoveryTimeout) {
      if (isExactly(await world.counted(agent.tenantId), acknowledged)) took = performance.now() - ended;
      else await sleep(10);
    }
    const counted = await world.settled(agent.tenantId, acknowledged, 0);
    const holds = isExactly(counted, acknowledged) && took < 2_000;
    return { sent, acknowledged, counted, holds, note: `after ${Math.round(took)} ms` };
  },
};

const stopped: Row = {
  name: "PostgreSQL is stopped for 30 s",
  promise: "tokens go on being issued; counted = acknowledged",
  async run(world, _random, full) {
    const server = await world.startServer(await world.newJournals(), await world.newProxy());
    const agent = await world.newAgent();
    await introduce(server, agent);
    const before = await loadFor(1_000, () => [server.url], agent);
    const load = startLoad(() => [server.url], agent);
    await world.stopPostgres();
    await sleep(full ? 30_000 : 3_000);
    const during = load.acknowledged;
    await world.startPostgres();
    await sleep(1_000);
    await load.stop();
    const { sent, acknowledged } = totals([before, load], agent);
    const counted = await world.settled(agent.tenantId, acknowledged, recoveryTimeout);
    const holds =
      isExactly(counted, acknowledged) && load.refused === 0 && during > 0 && sent === acknowledged;
    return {
      sent,
      acknowledged,
      counted,
      holds,
      note: `${during} tokens meanwhile, ${load.refused} refused`,
    };
  },
};

const cutAfterCommit: Row = {
  name: "connections are cut between commit and answer",
  promise: "counted = acknowledged",
  async run(world, random, full) {
    const proxy = await world.newProxy();
    const server = await world.startServer(await world.newJournals(), proxy);
    const agent = await world.newAgent();
    await introduce(server, agent);
    proxy.interference = {
      kind: "cut before the answer",
      statement: "UPDATE recorders SET position",
      when: () => random() < 0.5,
    };
    const load = startLoad(() => [server.url], agent, { registering: true });
    const end = performance.now() + (full ? 20_000 : 3_000);
    const isOver = () => performance.now() > (proxy.cuts > 0 ? end : end + recoveryTimeout);
    while (!isOver()) {
      await sleep(random() * 1_000);
      // Wherever they happen to be.
      if (random() < 0.3) proxy.cut();
    }
    await load.stop();
    proxy.interference = { kind: "none" };
    const { sent, acknowledged } = totals([load], agent);
    const counted = await world.settled(agent.tenantId, acknowledged, recoveryTimeout);
    const holds = isExactly(counted, acknowledged) && proxy.cuts > 0;
    return { sent, acknowledged, counted, holds, note: `${proxy.cuts} commits without an answer` };
  },
};

/** Compares the tail of token requests with and without a hindrance, in windows that alternate. */
function slow(
  name: string,
  hinder: (world: World, milliseconds: number) => Promise<void>,
  longest: number,
): Row {
  return {
    name,
    promise: "p99 as on a healthy database; counted = acknowledged",
    async run(world, _random, full) {
      const server = await world.startServer(await world.newJournals(), await world.newProxy());
      const agent = await world.newAgent();
      await introduce(server, agent);
      const window = full ? longest : 1_000;
      const start = () => startLoad(() => [server.url], agent, { connections: 4 });
      const loads = [await loadFor(2_000, () => [server.url], agent, { connections: 4 })];
      const [healthy, hindered]: number[][] = [[], []];
      for (let round = 0; round < 3; round++) {
        const calm = await loadFor(window, () => [server.url], agent, { connections: 4 });
        const load = start();
        await hinder(world, window);
        await load.stop();
        healthy?.push(p99(calm.times));
        hindered?.push(p99(load.times));
        loads.push(calm, load);
      }
      const ratio = median(hindered ?? []) / median(healthy ?? []);
      const { sent, acknowledged } = totals(loads, agent);
      const counted = await world.settled(agent.tenantId, acknowledged, recoveryTimeout);
      // Shorter windows on a machine that does other things at the same time have a wilder tail.
      const noise = full ? 1.5 : 4;
      const holds = isExactly(counted, acknowledged) && ratio < noise && sent === acknowledged;
      return { sent, acknowledged, counted, holds, note: `p99 ratio ${ratio.toFixed(2)}` };
    },
  };
}

const slowWrites = slow(
  "every write takes 2 s",
  async (world, milliseconds) =>
    world.withDatabase(async (client) => {
      await client.query(`
        CREATE OR REPLACE FUNCTION be_slow() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN PERFORM pg_sleep(2); RETURN NULL; END $$;
        CREATE TRIGGER be_slow BEFORE INSERT OR UPDATE ON analytics_events EXECUTE FUNCTION be_slow()`);
      await sleep(milliseconds);
      await client.query("DROP TRIGGER be_slow ON analytics_events");
    }),
  10_000,
);

const locked = slow(
  "the tables are locked for 20 s",
  async (world, milliseconds) =>
    world.withDatabase(async (client) => {
      await client.query("BEGIN; LOCK TABLE analytics_events, agent_activity IN ACCESS EXCLUSIVE MODE");
      await sleep(milliseconds);
      await client.query("COMMIT");
    }),
  20_000,
);

/** What befalls the database. */
export const databaseRows: readonly Row[] = [nothing, stopped, cutAfterCommit, slowWrites, locked];
