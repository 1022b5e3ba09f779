import { createHash } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { PassThrough } from "node:stream";
import { type Dispatcher, errors, Pool } from "undici";
import { clientAddress } from "@/server/auth";
import { problem } from "@/server/http/problem-details";
import { isMediaType } from "@/server/http/read-text";
import { env } from "~env";

/** How soon a client should try again while the portal is away, in seconds. */
const retryAfter = 2;

const style = `
  :root { color-scheme: light dark; --page: oklch(.985 .002 252); --text: oklch(.23 .012 252); --muted: oklch(.5 .014 252); --line: oklch(.915 .005 252); --accent: oklch(.5 .14 252) }
  @media (prefers-color-scheme: dark) { :root { --page: oklch(.165 .006 252); --text: oklch(.94 .005 252); --muted: oklch(.7 .012 252); --line: oklch(.29 .008 252); --accent: oklch(.72 .13 252) } }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--page); color: var(--text); font: 14px/20px system-ui, sans-serif }
  main { padding: 24px; text-align: center }
  h1 { margin: 20px 0 4px; font-size: 20px; line-height: 28px; font-weight: 600 }
  p { margin: 0; color: var(--muted) }
  i { display: inline-block; width: 28px; height: 28px; border-radius: 50%; border: 3px solid var(--line); border-top-color: var(--accent); animation: turn 1s linear infinite }
  @keyframes turn { to { transform: rotate(1turn) } }
  @media (prefers-reduced-motion: reduce) { i { animation: none } }
`;

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="${retryAfter}">
<title>Starting - AgentIdP</title>
<style>${style}</style>
</head>
<body><main role="status"><i></i><h1>The portal is starting</h1><p>This page opens it as soon as it is there. Tokens are issued already.</p></main></body>
</html>
`;

const pageHeaders = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
  "cache-control": "no-store",
  "retry-after": String(retryAfter),
};

async function answerUnavailable(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.headers.accept?.includes("text/html")) {
    response.writeHead(503, pageHeaders).end(page);
    return;
  }
  const answer = problem(503, "The portal is starting: try again shortly.", {
    "retry-after": String(retryAfter),
  });
  response.writeHead(503, Object.fromEntries(answer.headers)).end(await answer.text());
}

/** The address the person sees, from which next-auth and Next build their own. */
const publicUrl = env.PUBLIC_URL === undefined ? null : new URL(env.PUBLIC_URL);

/** What speaks of one connection and not of the message (RFC 9110 section 7.6.1); Expect is answered by node:http. */
const connectionFields = [
  "connection",
  "proxy-connection",
  "keep-alive",
  "te",
  "transfer-encoding",
  "upgrade",
  "expect",
];

type Fields = Map<string, string | string[] | undefined>;

/** The fields that go on to the next connection. */
function endToEnd(headers: IncomingHttpHeaders): Fields {
  const fields: Fields = new Map(Object.entries(headers));
  const named = headers.connection?.split(",") ?? [];
  for (const name of connectionFields) fields.delete(name);
  for (const name of named) fields.delete(name.trim().toLowerCase());
  return fields;
}

/** The fields for the portal. What the client sent of the address it is at, and of the one it sees, goes no further. */
function fieldsOf({ headers, socket }: IncomingMessage): Fields {
  const { host, protocol } = publicUrl ?? new URL(`http://${headers.host ?? "localhost"}`);
  const forwardedFor = headers["x-forwarded-for"]?.toString();
  return endToEnd(headers)
    .set("x-forwarded-host", host)
    .set("x-forwarded-proto", protocol.slice(0, -1))
    .set("x-forwarded-for", clientAddress(forwardedFor, socket.remoteAddress ?? ""));
}

/** The body, for the portal to take; what is amiss with the portal then leaves the client's connection alone. */
function bodyOf(request: IncomingMessage): PassThrough | null {
  const { "content-length": length, "transfer-encoding": encoding } = request.headers;
  return length === undefined && encoding === undefined ? null : request.pipe(new PassThrough());
}

function poolAt(url: string | null): Pool | null {
  // A page may take its time, and a stream of events has nothing to say for long.
  return url === null ? null : new Pool(url, { headersTimeout: 0, bodyTimeout: 0 });
}

/** Hands on to the portal what is the portal's, as it comes: nothing is read, unpacked or buffered. */
export class PortalProxy {
  readonly #eventStreams = new Set<ServerResponse>();
  #endsEventStreams = false;
  #portal: Pool | null;

  /** @param url where the portal listens, null while it does not */
  constructor(url: string | null) {
    this.#portal = poolAt(url);
  }

  /** Says where the portal listens from now on, null while it does not. */
  moveTo(url: string | null): void {
    void this.#portal?.close();
    this.#portal = poolAt(url);
  }

  handle(request: IncomingMessage, response: ServerResponse): void {
    if (this.#portal === null) {
      void answerUnavailable(request, response);
      return;
    }
    const { method = "GET", url: path = "/" } = request;
    try {
      this.#portal.dispatch(
        { method, path, headers: fieldsOf(request), body: bodyOf(request) },
        this.#handBack(request, response),
      );
    } catch {
      response.writeHead(400).end();
    }
  }

  /** What is done with the portal's answer as it comes. */
  #handBack(request: IncomingMessage, response: ServerResponse): Dispatcher.DispatchHandler {
    return {
      onRequestStart: (controller) => {
        const letGo = () => controller.abort(new Error("The client is gone."));
        if (response.destroyed) letGo();
        else response.once("close", letGo);
      },
      onResponseStart: (controller, status, headers) => {
        if (status < 200) return;
        response.writeHead(status, Object.fromEntries(endToEnd(headers)));
        response.on("drain", () => controller.resume());
        const type = headers["content-type"]?.toString() ?? null;
        if (isMediaType(type, "text/event-stream")) this.#keepEventStream(response);
      },
      onResponseData: (controller, chunk) => {
        // A stream of events that was ended here goes on until its client has what was sent before.
        if (!response.writableEnded && !response.write(chunk)) controller.pause();
      },
      onResponseEnd: () => {
        response.end();
      },
      onResponseError: (_controller, error) => {
        if (response.headersSent) response.destroy();
        else if (error instanceof errors.InvalidArgumentError) response.writeHead(400).end();
        else if (!response.destroyed) void answerUnavailable(request, response);
      },
    };
  }

  #keepEventStream(response: ServerResponse): void {
    if (this.#endsEventStreams) response.end();
    this.#eventStreams.add(response);
    response.once("close", () => this.#eventStreams.delete(response));
  }

  /** Ends the streams of events, which end at no other time, now and from now on; the browser opens them elsewhere. */
  endEventStreams(): void {
    this.#endsEventStreams = true;
    for (const response of this.#eventStreams) response.end();
  }
}
