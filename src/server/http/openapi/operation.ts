import type { ZodOpenApiOperationObject } from "zod-openapi";
import type { RouteHandler } from "@/server/http/route-handler";

/** What operations are listed under, in this order. */
export const tags = {
  "Access tokens": "OAuth 2.0: how agents and API clients get their tokens, and how services check them.",
  Agents: "The agents of your organisation. Each is an OAuth client of its own.",
  Analytics: "Which agent used what, when and how much. All times are UTC.",
  "API clients": "Your organisation's own automation: OAuth clients that are not agents.",
  Organisation: "Your organisation, those who act for it, and what they did.",
  Operation: "How the server is doing.",
} as const;

export type Tag = keyof typeof tags;

/** What a route file says of an operation to people. */
export interface OperationSummary {
  readonly tag: Tag;
  /** What it does, in a few words. */
  readonly summary: string;
  /** What else is worth knowing, in Markdown. */
  readonly description?: string;
}

/** Where an operation stands in the route tree. */
export interface OperationPlace {
  readonly method: string;
  readonly pathParameters: readonly string[];
}

/** A route's handler that can tell what it takes and answers. It is asked when the document is, and not before. */
export type DescribedHandler = RouteHandler & {
  readonly describe: (place: OperationPlace) => ZodOpenApiOperationObject;
};

export function describedHandler(
  handler: RouteHandler,
  describe: DescribedHandler["describe"],
): DescribedHandler {
  return Object.assign(handler, { describe });
}

export function isDescribed(handler: unknown): handler is DescribedHandler {
  return typeof handler === "function" && "describe" in handler;
}
