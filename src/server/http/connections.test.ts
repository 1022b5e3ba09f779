import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { Connections } from "@/server/http/connections";

const servers: Server[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const server of servers.splice(0)) server.closeAllConnections();
});

async function serve(listener: RequestListener) {
  const server = createServer((request, response) => {
    connections.begin(response);
    listener(request, response);
  }).listen(0, "127.0.0.1");
  const connections = new Connections(server);
  servers.push(server);
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  return { connections, open: () => connect({ port, host: "127.0.0.1" }) };
}

const ask = (socket: Socket) => socket.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");

/** Looks again and again, as the end of a process does, until the client's connection is closed. */
async function lookUntilClosed(connections: Connections, client: Socket): Promise<void> {
  while (!client.closed) {
    connections.closeIdle(100);
    await sleep(20);
  }
}

test("an answer that a slow client has not taken yet is not cut off", async () => {
  const length = 20_000_000;
  const { connections, open } = await serve((_request, response) => response.end(Buffer.alloc(length)));
  const client = open();
  ask(client);
  await once(client, "readable");
  for (let n = 0; n < 20; n++) {
    connections.closeIdle(100);
    await sleep(20);
  }
  let received = 0;
  client.on("data", (bytes: Buffer) => {
    received += bytes.length;
  });
  await lookUntilClosed(connections, client);
  expect(received).toBeGreaterThan(length);
});

test("a connection is closed once nothing was asked on it for so long, and not before", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const { connections, open } = await serve((_request, response) => response.end("here"));
  const [idle, used] = [open(), open()];
  for (const client of [idle, used]) await once(client, "connect");
  // So that the server knows of both.
  ask(idle);
  await once(idle, "data");
  const closed = once(idle.resume(), "close");
  connections.closeIdle(300);
  for (let time = 100; time <= 300; time += 100) {
    ask(used);
    await once(used, "data");
    vi.advanceTimersByTime(100);
    connections.closeIdle(300);
    if (time < 300) expect(idle.readyState).toBe("open");
  }
  await closed;
  expect(used.readyState).toBe("open");
  vi.advanceTimersByTime(300);
  const usedClosed = once(used.resume(), "close");
  connections.closeIdle(300);
  await usedClosed;
});

test("who waits for an answer is told that it is the last of the connection", async () => {
  let answer = () => {};
  const { connections, open } = await serve((_request, response) => {
    answer = () => response.end("here");
  });
  const client = open();
  ask(client);
  await sleep(100);
  connections.announceEnd();
  for (let n = 0; n < 10; n++) {
    connections.closeIdle(50);
    await sleep(20);
  }
  answer();
  let text = "";
  client.setEncoding("utf8").on("data", (some: string) => {
    text += some;
  });
  await once(client, "end");
  expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(text.toLowerCase()).toContain("connection: close");
  expect(text).toContain("here");
});
