import { problem } from "@/server/http/problem-details";
import type { RouteHandler } from "@/server/http/route-handler";

/** The answer for an address under /api that does not exist. */
export const notFound: RouteHandler = async (request) =>
  problem(404, `There is nothing at ${new URL(request.url).pathname}: the README lists the addresses.`);
