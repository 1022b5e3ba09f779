import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { publicError } from "@/server/api/trpc";
import { jsonResponse } from "@/server/http/json-response";
import { log } from "@/server/log";

const titles: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  406: "Not Acceptable",
  409: "Conflict",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

/** A response of the form of RFC 9457. `detail` says what to do. */
export function problem(status: number, detail: string, headers: Record<string, string> = {}): Response {
  return jsonResponse(
    { type: "about:blank", title: titles[status] ?? "Error", status, detail },
    { status, headers: { ...headers, "content-type": "application/problem+json" } },
  );
}

/** The challenge of RFC 6750 section 3: the error is named only to a client that sent a token. */
function challenge(request: Request, status: number): Record<string, string> {
  const error = status === 401 ? "invalid_token" : "insufficient_scope";
  const presented = /^Bearer /i.test(request.headers.get("authorization") ?? "");
  return { "www-authenticate": presented ? `Bearer error="${error}"` : "Bearer" };
}

/** The one mapping of a failed REST call to its response. What is no fault of the caller is logged. */
export function problemOf(error: unknown, request: Request): Response {
  const failure = publicError(error);
  const status = getHTTPStatusCodeFromError(failure);
  if (status >= 500) {
    log.error(
      { err: failure.cause ?? failure, method: request.method, path: new URL(request.url).pathname },
      "a request failed",
    );
  }
  return problem(status, failure.message, status === 401 || status === 403 ? challenge(request, status) : {});
}
