import { createHash } from "node:crypto";
import { type IncomingMessage, ServerResponse } from "node:http";
import { createProxyServer } from "httpxy";
import { clientAddress } from "@/server/auth";
import { problem } from "@/server/http/problem-details";
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

/**
 * The address the person sees, from which next-auth and Next build their own, and the address the person is at.
 * These stand in place of what the client sent of them.
 */
function forwardedHeaders(request: IncomingMessage): Record<string, string> {
  const { host, protocol } = new URL(env.PUBLIC_URL ?? `http://${request.headers.host ?? "localhost"}`);
  const forwardedFor = request.headers["x-forwarded-for"]?.toString();
  return {
    "x-forwarded-host": host,
    "x-forwarded-proto": protocol.slice(0, -1),
    "x-forwarded-for": clientAddress(forwardedFor, request.socket.remoteAddress ?? ""),
  };
}

/** Hands on to the portal what is the portal's, as it comes: nothing is read, unpacked or buffered. */
export class PortalProxy {
  readonly #proxy = createProxyServer();
  readonly #eventStreams = new Set<ServerResponse>();
  #url: string | null;

  /** @param url where the portal listens, null while it does not */
  constructor(url: string | null) {
    this.#url = url;
    this.#proxy.on("error", (_error, request, response) => {
      if (request && response instanceof ServerResponse && !response.headersSent) {
        void answerUnavailable(request, response);
      } else {
        response?.destroy();
      }
    });
    this.#proxy.on("proxyRes", (answer, _request, response) => {
      if (!answer.headers["content-type"]?.startsWith("text/event-stream")) return;
      this.#eventStreams.add(response);
      response.once("close", () => this.#eventStreams.delete(response));
    });
  }

  /** Says where the portal listens from now on, null while it does not. */
  moveTo(url: string | null): void {
    this.#url = url;
  }

  handle(request: IncomingMessage, response: ServerResponse): void {
    if (this.#url === null) {
      void answerUnavailable(request, response);
      return;
    }
    try {
      const headers = forwardedHeaders(request);
      void this.#proxy.web(request, response, { target: this.#url, headers });
    } catch {
      response.writeHead(400).end();
    }
  }

  /** Ends the streams of events, which end at no other time; the browser opens them again elsewhere. */
  endEventStreams(): void {
    for (const response of this.#eventStreams) response.end();
  }
}
