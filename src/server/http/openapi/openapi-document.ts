import { createDocument, type oas31, type ZodOpenApiPathItemObject } from "zod-openapi";
import { isDescribed, tags } from "@/server/http/openapi/operation";
import { securitySchemes } from "@/server/http/openapi/security";
import { issuer } from "@/server/tokens";

/** A path as Next writes it, with what its route file exports. */
export type RouteOfDocument = readonly [path: string, file: Readonly<Record<string, unknown>>];

const introduction = `
AgentIdP issues OAuth 2.0 access tokens to agents and says who used what.

JSON is in snake_case, times are RFC 3339 in UTC. Get an access token at \`/oauth2/token\` with the id and secret
of an API client, and send it as \`Authorization: Bearer\`. The organisation is that of the credentials; ids of
another one do not exist.

What fails is told as problem details (RFC 9457), at \`/oauth2/token\` in the words of RFC 6749. Fields may be
added to answers: ignore those you do not know.
`.trim();

function pathItemOf([path, file]: RouteOfDocument): [string, ZodOpenApiPathItemObject] {
  const pathParameters = [...path.matchAll(/\[(\w+)\]/g)].flatMap(([, name]) => name ?? []);
  const operations = Object.entries(file).flatMap(([method, handler]) =>
    isDescribed(handler)
      ? [[method.toLowerCase(), handler.describe({ method, pathParameters })] as const]
      : [],
  );
  return [path.replaceAll(/\[(\w+)\]/g, "{$1}"), Object.fromEntries(operations)];
}

/** The OpenAPI 3.1 document of these routes. */
export function openApiDocument(routes: readonly RouteOfDocument[]): oas31.OpenAPIObject {
  return createDocument(
    {
      openapi: "3.1.1",
      info: {
        title: "AgentIdP",
        version: "1",
        description: introduction,
        license: { name: "MIT", identifier: "MIT" },
      },
      servers: [{ url: issuer }],
      tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
      paths: Object.fromEntries(routes.map(pathItemOf)),
      components: { securitySchemes },
    },
    {
      override({ io, zodSchema, jsonSchema }) {
        // Answers may come to hold more: a client that validates them is not to break then.
        if (io === "output" && zodSchema._zod.def.type === "object") delete jsonSchema.additionalProperties;
      },
    },
  );
}
