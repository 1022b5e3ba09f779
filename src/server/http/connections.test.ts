import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { Connections } from "@/server/http/connections";

const servers: Server[] = [];
afterEach(() => {
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

/** Looks again and again, as the end of a process does. */
async function look(connections: Connections, idleFor: number, milliseconds: number): Promise<void> {
  for (const end = performance.now() + milliseconds; performance.now() < end; await sleep(20)) {
    connections.closeIdle(idleFor);
  }
}

test("an answer that a slow client has not taken yet is not cut off", async () => {
  const length = 20_000_000;
  const { connections, open } = await serve((_request, response) => response.end(Buffer.alloc(length)));
  const client = open();
  ask(client);
  await once(client, "readable");
  await look(connections, 100, 500);
  let received = 0;
  client.on("data", (bytes: Buffer) => {
    received += bytes.length;
  });
  await look(connections, 100, 2_000);
  expect(received).toBeGreaterThan(length);
  expect(client.readyState).not.toBe("open");
});

test("a connection is closed once nothing was asked on it for so long, and not before", async () => {
  const { connections, open } = await serve((_request, response) => response.end("here"));
  const [idle, used] = [open(), open()];
  for (const client of [idle, used]) {
    client.resume();
    await once(client, "connect");
  }
  for (let round = 0; round < 6; round++) {
    ask(used);
    await look(connections, 300, 100);
  }
  expect(idle.readyState).not.toBe("open");
  expect(used.readyState).toBe("open");
  await look(connections, 300, 600);
  expect(used.readyState).not.toBe("open");
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
  await look(connections, 50, 300);
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
