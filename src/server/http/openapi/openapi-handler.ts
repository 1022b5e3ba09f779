import { z } from "zod";
import { documentHandler } from "@/server/http/document-handler";
import { openApiDocument, type RouteOfDocument } from "@/server/http/openapi/openapi-document";
import type { DescribedHandler } from "@/server/http/openapi/operation";

/** The document of these routes and of itself, made when it is first asked for. */
export function openApiHandler(routes: readonly RouteOfDocument[]): DescribedHandler {
  let document: object | undefined;
  const handler = documentHandler(
    () => {
      document ??= openApiDocument([...routes, ["/api/openapi.json", { GET: handler }]]);
      return document;
    },
    {
      tag: "Operation",
      operationId: "openapi.document",
      summary: "This document",
      schema: z.looseObject({ openapi: z.string() }),
    },
  );
  return handler;
}
