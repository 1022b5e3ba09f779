import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { text } from "node:stream/consumers";
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
