import { timingSafeEqual } from "node:crypto";
import { Registry } from "prom-client";
import {
  type DescribedHandler,
  describedHandler,
  type OperationSummary,
} from "@/server/http/openapi/operation";
import { problemResponses } from "@/server/http/openapi/problem-response";
import { problem } from "@/server/http/problem-details";
import { metricsOfAllProcesses } from "@/server/http/process-metrics";
import type { RouteHandler } from "@/server/http/route-handler";
import { env } from "~env";

const loopback = /^(localhost|127(\.\d+){3}|::1)$/;

function isToken(authorization: string | null, token: string): boolean {
  const given = Buffer.from(authorization ?? "");
  const expected = Buffer.from(`Bearer ${token}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * Metrics in Prometheus' text format, of all processes: to who has METRICS_TOKEN, or where it is not set, to
 * everybody on this machine while the server listens on a loopback address only.
 */
export function metricsHandler({ tag, ...about }: OperationSummary): DescribedHandler {
  const handler: RouteHandler = async (request) => {
    if (env.METRICS_TOKEN !== undefined) {
      if (!isToken(request.headers.get("authorization"), env.METRICS_TOKEN)) {
        return problem(401, "Metrics are read with METRICS_TOKEN as the bearer token.", {
          "www-authenticate": "Bearer",
        });
      }
    } else if (!loopback.test(env.HOST)) {
      return problem(403, "Metrics are closed: set METRICS_TOKEN to read them.");
    }
    return new Response(await metricsOfAllProcesses(), {
      headers: { "content-type": Registry.PROMETHEUS_CONTENT_TYPE, "cache-control": "no-store" },
    });
  };
  return describedHandler(handler, () => ({
    ...about,
    tags: [tag],
    operationId: "metrics",
    security: [{ metricsToken: [] }, {}],
    responses: {
      200: { description: "The metrics.", content: { "text/plain": { schema: { type: "string" } } } },
      ...problemResponses([401, 403, 500]),
    },
  }));
}
