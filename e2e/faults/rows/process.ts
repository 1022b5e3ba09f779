import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { eventually } from "../../testing/eventually";
import type { ApiServer } from "../api-server";
import { loadFor, startLoad } from "../load";
import { isExactly, isWithin, type Row, totals } from "../row";
import { introduce, type TestAgent } from "../world";

/** How long counts may take once all is up again, in milliseconds: others look after journals every half minute. */
const recoveryTimeout = 45_000;

const killed: Row = {
  name: "the server is killed at random moments, 20 times",
  promise: "acknowledged <= counted <= sent",
  async run(world, random, full) {
    const [journals, proxy] = [await world.newJournals(), await world.newProxy()];
    let server = await world.startServer(journals, proxy);
    const agent = await world.newAgent();
    await introduce(server, agent);
    const { port, url } = server;
    const load = startLoad(() => [url], agent, { registering: true });
    const kills = full ? 20 : 3;
    for (let n = 0; n < kills; n++) {
      await sleep(random() * 1_000);
      server.signal("SIGKILL");
      await server.ended;
      server = await world.startServer(journals, proxy, { port });
    }
    await sleep(500);
    await load.stop();
    const { sent, acknowledged } = totals([load], agent);
    const counted = await world.settled(agent.tenantId, acknowledged, recoveryTimeout);
    const holds = isWithin(counted, acknowledged, sent);
    return { sent, acknowledged, counted, holds, note: `${kills} kills` };
  },
};

const killedWithoutDatabase: Row = {
  name: "the server is killed while PostgreSQL is stopped, both come back",
  promise: "acknowledged <= counted <= sent",
  async run(world, random) {
    const [journals, proxy] = [await world.newJournals(), await world.newProxy()];
    const server = await world.startServer(journals, proxy);
    const agent = await world.newAgent();
    await introduce(server, agent);
    const load = startLoad(() => [server.url], agent);
    await sleep(300);
    await world.stopPostgres();
    await sleep(1_000 + random() * 1_000);
    server.signal("SIGKILL");
    await server.ended;
    await load.stop();
    const { sent, acknowledged } = totals([load], agent);
    await world.startPostgres();
    await world.startServer(journals, proxy);
    const counted = await world.settled(agent.tenantId, acknowledged, recoveryTimeout);
    const holds = isWithin(counted, acknowledged, sent);
    return { sent, acknowledged, counted, holds, note: "" };
  },
};

/** A registration whose second half is sent when `finish` is called, which resolves to what is answered. */
async function startRegistration(server: ApiServer, agent: TestAgent) {
  const body = JSON.stringify({ name: "Registered while the server ends" });
  const socket = connect({ port: server.port, host: "127.0.0.1" });
  socket.write(
    `POST /api/agents HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${agent.accessToken}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 10)}`,
  );
  await sleep(200);
  return async function finish(): Promise<string> {
    let answer = "";
    socket.setEncoding("utf8").on("data", (text: string) => {
      answer += text;
    });
    const closed = new Promise((resolve) => socket.on("close", resolve).on("error", resolve));
    socket.write(body.slice(10));
    await closed;
    return answer;
  };
}

const ended: Row = {
  name: "SIGTERM under load",
  promise: "requests in flight are answered; exit code 0; counted = acknowledged",
  async run(world, random, full) {
    const server = await world.startServer(await world.newJournals(), await world.newProxy());
    const agent = await world.newAgent();
    await introduce(server, agent);
    const load = startLoad(() => [server.url], agent, { registering: true });
    await sleep((full ? 3_000 : 500) + random() * 500);
    const finish = await startRegistration(server, agent);
    server.signal("SIGTERM");
    await sleep(100);
    const answered = (await finish()).startsWith("HTTP/1.1 201");
    const code = await server.ended;
    await load.stop();
    const totalsOfLoad = totals([load], agent);
    const sent = totalsOfLoad.sent + 1;
    const acknowledged = totalsOfLoad.acknowledged + (answered ? 1 : 0);
    const counted = await world.settled(agent.tenantId, acknowledged, 0);
    const holds = isExactly(counted, acknowledged) && answered && code === 0;
    const note = `in flight ${answered ? "answered" : "not answered"}, exit code ${code}`;
    return { sent, acknowledged, counted, holds, note };
  },
};

const four: Row = {
  name: "four processes, one tenant, one agent",
  promise: "no deadlock; counted = acknowledged",
  async run(world, _random, full) {
    const [journals, proxy] = [await world.newJournals(), await world.newProxy()];
    const servers = await Promise.all([1, 2, 3, 4].map(() => world.startServer(journals, proxy)));
    const agent = await world.newAgent();
    for (const server of servers) await introduce(server, agent);
    const deadlocks = () =>
      world.withDatabase(async (client) => {
        const { rows } = await client.query<{ sum: number }>(
          "SELECT sum(deadlocks)::int AS sum FROM pg_stat_database",
        );
        return rows[0]?.sum ?? 0;
      });
    const before = await deadlocks();
    const urls = servers.map(({ url }) => url);
    const load = await loadFor(full ? 10_000 : 1_500, () => urls, agent, {
      connections: 16,
      registering: true,
    });
    const { sent, acknowledged } = totals([load], agent);
    const counted = await world.settled(agent.tenantId, acknowledged, 5_000);
    const happened = (await deadlocks()) - before;
    const holds = isExactly(counted, acknowledged) && happened === 0;
    return { sent, acknowledged, counted, holds, note: `${happened} deadlocks` };
  },
};

const neverBack: Row = {
  name: "a process never comes back, two others look after its journal",
  promise: "taken over once; acknowledged <= counted <= sent",
  async run(world, random, full) {
    const [journals, proxy] = [await world.newJournals(), await world.newProxy()];
    const lost = await world.startServer(journals, proxy);
    const agent = await world.newAgent();
    await introduce(lost, agent);
    // In the full form they live beside it, and find its journal at their half-minute look.
    const beside = full ? await Promise.all([1, 2].map(() => world.startServer(journals, proxy))) : [];
    const load = startLoad(() => [lost.url], agent);
    await sleep(200);
    await world.stopPostgres();
    await sleep(500 + random() * 1_000);
    lost.signal("SIGKILL");
    await lost.ended;
    await load.stop();
    const { sent, acknowledged } = totals([load], agent);
    await world.startPostgres();
    const others = full ? beside : await Promise.all([1, 2].map(() => world.startServer(journals, proxy)));
    const counted = await world.settled(agent.tenantId, acknowledged, recoveryTimeout);
    const takers = others.filter((server) =>
      server.log().some((line) => line.includes("took over the journal")),
    );
    const holds = isWithin(counted, acknowledged, sent) && takers.length === 1;
    return { sent, acknowledged, counted, holds, note: `taken over by ${takers.length} of 2` };
  },
};

const takenForDead: Row = {
  name: "a process that lives is taken for dead, again and again",
  promise: "counted = acknowledged",
  async run(world, _random, full) {
    const journals = await world.newJournals();
    const [cutOff, direct] = [await world.newProxy(), await world.newProxy()];
    const server = await world.startServer(journals, cutOff);
    const agent = await world.newAgent();
    await introduce(server, agent);
    const load = startLoad(() => [server.url], agent);
    let taken = 0;
    for (let round = 0; round < (full ? 6 : 2); round++) {
      await sleep(400);
      cutOff.interference = { kind: "closed" };
      await sleep(600);
      // Each looks at its start; every other time the process is back in between.
      for (let taker = 0; taker < 1 + (round % 2); taker++) {
        await world.recordersAreGone();
        const other = await world.startServer(journals, direct);
        await eventually(() => other.log().some((line) => line.includes("took over the journal")));
        taken += 1;
        await other.stop();
      }
      cutOff.interference = { kind: "none" };
    }
    await sleep(300);
    await load.stop();
    const { sent, acknowledged } = totals([load], agent);
    const counted = await world.settled(agent.tenantId, acknowledged, recoveryTimeout);
    // A process that is held up itself cannot tell in time whether PostgreSQL is stopped or cut off, and refuses then.
    const holds = isExactly(counted, acknowledged) && load.refused === sent - acknowledged;
    const note = `taken over ${taken} times, ${load.refused} refused`;
    return { sent, acknowledged, counted, holds, note };
  },
};

/** What befalls the processes. */
export const processRows: readonly Row[] = [
  killed,
  killedWithoutDatabase,
  ended,
  four,
  neverBack,
  takenForDead,
];
