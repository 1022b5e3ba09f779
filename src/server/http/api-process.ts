import cluster from "node:cluster";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Server } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { keepDroppingExpiredHours, recorder } from "@/server/analytics";
import { Connections } from "@/server/http/connections";
import { formListener } from "@/server/http/form-listener";
import { takesForms } from "@/server/http/oauth-handler";
import { PortalProxy } from "@/server/http/portal-proxy";
import { problem, problemOf } from "@/server/http/problem-details";
import { shareMetrics } from "@/server/http/process-metrics";
import type { RouteHandler } from "@/server/http/route-handler";
import { RouteTable } from "@/server/http/route-table";
import type { PortalMessage } from "@/server/http/supervisor-messages";
import { tellReady } from "@/server/http/tell-ready";
import { signingKeys } from "@/server/tokens";
import { env } from "~env";

/** What a route file exports: a function a method. */
type RouteFile = Readonly<Record<string, RouteHandler>>;

/** How long requests in flight may take once the process is told to end, in milliseconds. */
const drainTimeout = 10_000;

/** How long a connection must have been idle by then before it is closed, and how often that is looked at, in milliseconds. */
const idleGrace = 1_000;
const idleLook = 50;

const noParameters = Promise.resolve({});

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

/** The methods of a path: HEAD is answered as GET is, and OPTIONS names them all. */
function methodsOf(file: RouteFile): { methods: ReadonlyMap<string, RouteHandler>; allow: string } {
  const methods = new Map(Object.entries(file).filter(([method]) => /^[A-Z]+$/.test(method)));
  const get = methods.get("GET");
  if (get && !methods.has("HEAD")) methods.set("HEAD", get);
  const allow = [...methods.keys(), "OPTIONS"].sort().join(", ");
  methods.set("OPTIONS", async () => new Response(null, { status: 204, headers: { allow } }));
  return { methods, allow };
}

/** Serves one route file, at a path that may hold parameters. */
function listenerOf(path: string, file: RouteFile): Listener {
  const { methods, allow } = methodsOf(file);
  const refuse: RouteHandler = async (request) =>
    problem(405, `${request.method} is not for this address: it takes ${allow}.`, { allow });
  const parameters = path.includes("[") ? new RouteTable([[path, file]]) : null;

  const listener = getRequestListener(
    (request, { incoming }) => {
      const handle = methods.get(request.method) ?? refuse;
      const remoteAddress = () => incoming.socket.remoteAddress;
      if (parameters === null) return handle(request, { params: noParameters, remoteAddress });
      const params = parameters.parametersOf(new URL(request.url).pathname);
      return handle(request, { params: Promise.resolve(params), remoteAddress });
    },
    {
      // Only a request that is no HTTP a route could take ends here: routes answer for their own errors.
      errorHandler: (error) =>
        error instanceof URIError || (error instanceof Error && error.name === "RequestError")
          ? problem(400, "The address is malformed.")
          : problemOf(error, new Request("http://localhost/")),
    },
  );
  const post = methods.get("POST");
  if (post === undefined || !takesForms(post)) return listener;
  const postListener = formListener(post);
  return (request, response) =>
    request.method === "POST" ? postListener(request, response) : listener(request, response);
}

function pathOf(url: string): string {
  const end = url.indexOf("?");
  return end === -1 ? url : url.slice(0, end);
}

/**
 * Serves route files at their paths, and everything else from the portal, on HOST and PORT. Tells the
 * supervisor when it listens. Ends at SIGTERM or SIGINT, or when the supervisor is gone: what is in flight
 * is finished, and what was counted is written. A port that is taken ends the process with one line.
 *
 * @param routes the paths, as Next writes them, with the exports of their route file
 * @param portalPaths paths of the portal that lie among them
 */
export async function serveApi(
  routes: readonly (readonly [path: string, file: RouteFile])[],
  portalPaths: readonly string[],
): Promise<void> {
  const portal = new PortalProxy(env.PORTAL_URL ?? null);
  const toPortal: Listener = (request, response) => portal.handle(request, response);
  const table = new RouteTable<Listener>([
    ...routes.map(([path, file]) => [path, listenerOf(path, file)] as const),
    ...portalPaths.map((path) => [path, toPortal] as const),
  ]);

  // At the end of the supervisor node:cluster would end the process at once, with what is in flight.
  if (cluster.worker) cluster.worker.exitedAfterDisconnect = true;

  let ending = false;
  const server = createServer((request, response) => {
    connections.begin(response);
    if (ending) response.shouldKeepAlive = false;
    (table.find(pathOf(request.url ?? "/")) ?? toPortal)(request, response);
  });

  const connections = new Connections(server);

  const end = async () => {
    if (ending) return;
    ending = true;
    connections.announceEnd();
    const closed = once(server, "close");
    // Not the close of node:http, which cuts connections that are idle at the moment: a request may be on its
    // way on them. A client that uses its connection is told at its next answer that it was the last.
    Server.prototype.close.call(server);
    portal.endEventStreams();
    const giveUp = setTimeout(() => server.closeAllConnections(), drainTimeout);
    const look = setInterval(() => connections.closeIdle(idleGrace), idleLook);
    await closed;
    clearInterval(look);
    clearTimeout(giveUp);
    await recorder.close();
    process.exit(0);
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
  process.on("disconnect", end);
  process.on("message", (message: PortalMessage) => {
    if (message.type === "portal") portal.moveTo(message.url);
  });
  shareMetrics();

  // The first token need not wait for the key; without a database the process serves what it can.
  await signingKeys().catch(() => undefined);
  recorder.open();
  keepDroppingExpiredHours();

  server.once("error", (error: NodeJS.ErrnoException) => {
    const reason =
      error.code === "EADDRINUSE"
        ? `Port ${env.PORT} is in use: end what uses it, or set PORT to another one.`
        : `Cannot listen on ${env.HOST}:${env.PORT}: ${error.message}`;
    process.stderr.write(`${reason}\n`, () => process.exit(1));
  });
  server.listen(env.PORT, env.HOST, () => {
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : env.PORT;
    tellReady(port);
  });
}
