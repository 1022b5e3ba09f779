import type { z } from "zod";
import { jsonResponse } from "@/server/http/json-response";
import {
  type DescribedHandler,
  describedHandler,
  type OperationSummary,
} from "@/server/http/openapi/operation";
import { problemResponses } from "@/server/http/openapi/problem-response";
import { problemOf } from "@/server/http/problem-details";
import type { RouteHandler } from "@/server/http/route-handler";

interface DocumentOptions extends OperationSummary {
  /** Names the document where it is described. */
  readonly operationId: string;
  readonly schema: z.ZodType;
}

/** A public JSON document that clients may keep for five minutes. */
export function documentHandler(
  read: () => object | Promise<object>,
  { operationId, schema, tag, ...about }: DocumentOptions,
): DescribedHandler {
  const handler: RouteHandler = async (request) => {
    try {
      return jsonResponse(await read(), { headers: { "cache-control": "public, max-age=300" } });
    } catch (error) {
      return problemOf(error, request);
    }
  };
  return describedHandler(handler, () => ({
    ...about,
    tags: [tag],
    operationId,
    security: [],
    responses: {
      200: { description: "The document.", content: { "application/json": { schema } } },
      ...problemResponses([500]),
    },
  }));
}
