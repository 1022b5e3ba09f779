import { jsonResponse } from "@/server/http/json-response";
import { problemOf } from "@/server/http/problem-details";
import type { RouteHandler } from "@/server/http/route-handler";

/** A public JSON document that clients may keep for five minutes. */
export function documentHandler(read: () => object | Promise<object>): RouteHandler {
  return async (request) => {
    try {
      return jsonResponse(await read(), { headers: { "cache-control": "public, max-age=300" } });
    } catch (error) {
      return problemOf(error, request);
    }
  };
}
