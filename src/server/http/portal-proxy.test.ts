import { EventEmitter, once } from "node:events";
import {
  Agent,
  createServer,
  get,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  request,
  type Server,
  type ServerResponse,
} from "node:http";
import { buffer, text } from "node:stream/consumers";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PortalProxy } from "@/server/http/portal-proxy";

const servers: Server[] = [];

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  const address = server.address();
  return `http://localhost:${typeof address === "object" ? address?.port : ""}`;
}

let proxy: PortalProxy;
let front: string;
beforeEach(async () => {
  proxy = new PortalProxy(null);
  front = await listen((request, response) => proxy.handle(request, response));
});
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

describe("PortalProxy", () => {
  it("hands on method, path, query and body, and the address that the person sees", async () => {
    proxy.moveTo(
      await listen(async (request, response) => {
        const { host, "x-forwarded-host": forwardedHost, "x-forwarded-proto": protocol } = request.headers;
        const body = await text(request);
        response.end(
          JSON.stringify({ method: request.method, url: request.url, host, forwardedHost, protocol, body }),
        );
      }),
    );
    const answer = await fetch(`${front}/api/trpc/agents.register?batch=1`, {
      method: "POST",
      body: "a body",
      headers: { "x-forwarded-host": "evil.example" },
    });
    const { host } = new URL(front);
    expect(await answer.json()).toEqual({
      method: "POST",
      url: "/api/trpc/agents.register?batch=1",
      host,
      forwardedHost: host,
      protocol: "http",
      body: "a body",
    });
  });

  it("hands back redirects, every cookie, and compressed bodies as they are", async () => {
    const compressed = gzipSync("a page");
    proxy.moveTo(
      await listen((_request, response) => {
        response.writeHead(302, {
          location: "/analytics",
          "set-cookie": ["a=1", "b=2"],
          "content-encoding": "gzip",
        });
        response.end(compressed);
      }),
    );
    const answer = await fetch(`${front}/sign-in`, { redirect: "manual" });
    expect(answer.status).toBe(302);
    expect(answer.headers.get("location")).toBe("/analytics");
    expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(answer.headers.get("content-encoding")).toBe("gzip");
    expect(await answer.text()).toBe("a page");
  });

  it("streams events as they come, and ends the streams when told", async () => {
    proxy.moveTo(
      await listen((_request, response) => {
        response.writeHead(200, { "content-type": "text/event-stream" });
        response.write("data: first\n\n");
      }),
    );
    const answer = await fetch(`${front}/api/trpc/live`);
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toBe("data: first\n\n");
    proxy.endEventStreams();
    expect((await reader?.read())?.done).toBe(true);
  });

  it("ends a stream that begins after that at once", async () => {
    proxy.moveTo(
      await listen((_request, response) => {
        response.writeHead(200, { "content-type": "text/event-stream" });
        response.write("data: first\n\n");
      }),
    );
    proxy.endEventStreams();
    const answer = await fetch(`${front}/api/trpc/live`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe("");
  });

  it("ends a stream whose client is slow, while events go on coming", async () => {
    let portal: ServerResponse | undefined;
    proxy.moveTo(
      await listen((_request, response) => {
        portal = response.writeHead(200, { "content-type": "text/event-stream" });
        portal.write("data: first\n\n");
      }),
    );
    const handedBack: ServerResponse[] = [];
    const errors: Error[] = [];
    const url = await listen((request, response) => {
      handedBack.push(response.on("error", (error) => errors.push(error)));
      proxy.handle(request, response);
    });
    const client = get(url).on("error", () => undefined);
    await once(client, "response");
    while (handedBack[0]?.writableLength === 0) {
      portal?.write(`data: ${"a".repeat(1_000)}\n\n`);
      await nextTurn();
    }
    proxy.endEventStreams();
    portal?.write("data: after the end\n\n");
    await sleep(50);
    client.destroy();
    expect(errors).toEqual([]);
  });

  it("keeps what speaks of one connection to that connection", async () => {
    let fields: IncomingHttpHeaders = {};
    proxy.moveTo(
      await listen((request, response) => {
        fields = request.headers;
        response.writeHead(200, { connection: "close, x-hop", "x-hop": "1", "x-end": "2" }).end();
      }),
    );
    const answer = await new Promise<IncomingMessage>((resolve) => {
      const headers = { connection: "keep-alive, x-hop", "x-hop": "1", "x-end": "2", te: "trailers" };
      get(front, { headers }, resolve);
    });
    expect(fields).toMatchObject({ "x-end": "2" });
    expect(fields).not.toHaveProperty("x-hop");
    expect(fields).not.toHaveProperty("te");
    expect(answer.headers).toMatchObject({ "x-end": "2", connection: "keep-alive" });
    expect(answer.headers).not.toHaveProperty("x-hop");
  });

  it("answers one request after the other on a client's connection", async () => {
    proxy.moveTo(await listen((_request, response) => response.end("a page")));
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ports = new Set<number | undefined>();
    for (let page = 0; page < 3; page++) {
      const [answer] = await once(get(front, { agent }), "response");
      ports.add(answer.socket.localPort);
      expect(await text(answer)).toBe("a page");
    }
    agent.destroy();
    expect(ports.size).toBe(1);
  });

  it.each(["before it is answered", "while it is sent", "while it sends"])(
    "lets go of the portal when the client is gone %s",
    async (when) => {
      const portal = new EventEmitter();
      const asked = once(portal, "asked");
      proxy.moveTo(
        await listen((_request, response) => {
          if (when === "while it is sent") response.write("half a ");
          portal.emit("asked", response);
        }),
      );
      const method = when === "while it sends" ? "POST" : "GET";
      const client = request(front, { method }).on("error", () => undefined);
      client.on("response", (answer) =>
        answer.on("error", () => undefined).once("data", () => client.destroy()),
      );
      if (method === "POST") client.write("half a ");
      else client.end();
      const [response] = await asked;
      const closed = once(response, "close");
      if (when !== "while it is sent") client.destroy();
      await closed;
    },
  );

  it("hands back the whole of what is larger than any buffer, to who reads it late", async () => {
    const large = Buffer.alloc(16_000_000, "a");
    proxy.moveTo(await listen((_request, response) => response.end(large)));
    const [answer] = await once(get(front), "response");
    await sleep(100);
    expect((await buffer(answer)).equals(large)).toBe(true);
  });

  it("hands on a POST with nothing in it", async () => {
    proxy.moveTo(
      await listen(async (request, response) =>
        response.end(`${request.method} ${request.headers["content-length"]} "${await text(request)}"`),
      ),
    );
    const answer = await fetch(front, { method: "POST" });
    expect(await answer.text()).toBe('POST 0 ""');
  });

  it("answers 400 to what no page can be asked for with", async () => {
    proxy.moveTo(await listen((_request, response) => response.end("a page")));
    const [answer] = await once(request(front, { method: "OPTIONS", path: "*" }).end(), "response");
    expect(answer.statusCode).toBe(400);
    const [other] = await once(get(front, { headers: { host: "no host" } }), "response");
    expect(other.statusCode).toBe(400);
  });

  it("ends a page that the portal breaks off, so that nobody takes it for whole", async () => {
    proxy.moveTo(await listen((_request, response) => response.write("half a ", () => response.destroy())));
    const answer = await fetch(front);
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow("terminated");
  });

  it("says that the portal is away to who sends it something, on a connection that stays", async () => {
    proxy.moveTo("http://127.0.0.1:1");
    const body = "a".repeat(1_000_000);
    const call = await fetch(`${front}/api/trpc/agents.register`, { method: "POST", body });
    expect(call.status).toBe(503);
    expect(call.headers.get("connection")).toBe("keep-alive");
    expect((await call.json()).title).toBe("Service Unavailable");
  });

  it.each([
    ["is not there yet", null],
    ["does not answer", "http://127.0.0.1:1"],
  ])("asks for patience while the portal %s", async (_when, url) => {
    proxy.moveTo(url);
    const page = await fetch(`${front}/analytics`, { headers: { accept: "text/html,*/*" } });
    expect(page.status).toBe(503);
    expect(page.headers.get("retry-after")).toBe("2");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await page.text()).toContain("The portal is starting");

    const call = await fetch(`${front}/api/trpc/agents.list`);
    expect(call.status).toBe(503);
    expect(call.headers.get("content-type")).toBe("application/problem+json");
  });
});
