import { describe, expect, test } from "vitest";
import type { OpenApiDocument } from "@/features/api-reference/openapi-document";
import { prepareReference } from "@/features/api-reference/prepare-reference";

const document: OpenApiDocument = {
  info: { title: "Example", description: "What it is." },
  servers: [{ url: "https://id.example.com" }],
  tags: [{ name: "Things", description: "All things." }, { name: "Tokens" }],
  paths: {
    "/api/things": {
      post: {
        operationId: "things.makeOne",
        tags: ["Things"],
        summary: "Make a thing",
        security: [{ accessToken: ["things:write"] }],
        requestBody: {
          content: {
            "application/json": {
              schema: {
                type: "object",
                required: ["name"],
                properties: {
                  name: { type: "string", minLength: 1, maxLength: 200, examples: ["Ada's"] },
                  size: { type: "integer", minimum: 1, maximum: 9 },
                  note: { anyOf: [{ type: "string" }, { type: "null" }], examples: ["A note"] },
                },
              },
            },
          },
        },
        responses: {
          201: {
            description: "It is made.",
            headers: { Location: { description: "Its address." } },
            content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } },
          },
          400: { $ref: "#/components/responses/Problem400" },
        },
      },
      get: {
        operationId: "things.list",
        tags: ["Things"],
        security: [{ accessToken: ["things:read"] }, { portalSession: [] }],
        parameters: [
          { name: "from", in: "query", required: true, schema: { type: "string", format: "date" } },
          { name: "limit", in: "query", description: "How many.", schema: { type: "integer" } },
        ],
        responses: {
          200: {
            description: "All of them.",
            content: {
              "application/json": {
                schema: { type: "array", items: { $ref: "#/components/schemas/Thing" } },
              },
              "text/csv": { schema: { type: "string" } },
            },
          },
        },
      },
    },
    "/api/things/{thing_id}": {
      delete: {
        operationId: "things.remove",
        tags: ["Things"],
        security: [{ accessToken: ["things:write"] }],
        parameters: [
          { name: "thing_id", in: "path", required: true, schema: { type: "string", format: "uuid" } },
        ],
        responses: { 200: { description: "It is gone." } },
      },
    },
    "/token": {
      post: {
        operationId: "token",
        tags: ["Tokens"],
        security: [{ clientSecretBasic: [] }, {}],
        requestBody: { content: { "application/x-www-form-urlencoded": { schema: { type: "object" } } } },
        responses: { 200: { description: "A token." } },
      },
    },
  },
  components: {
    schemas: {
      Thing: {
        type: "object",
        required: ["thing_id", "parts"],
        properties: {
          thing_id: { type: "string", format: "uuid" },
          kind: { type: "string", enum: ["large", "small"], description: "How large." },
          gone_at: { anyOf: [{ type: "string", format: "date-time" }, { type: "null" }] },
          parts: { type: "array", items: { $ref: "#/components/schemas/Part" } },
        },
      },
      Part: {
        type: "object",
        properties: { of: { $ref: "#/components/schemas/Part" }, name: { type: "string" } },
      },
    },
    responses: { Problem400: { description: "The input is wrong." } },
    securitySchemes: {
      accessToken: {
        description: "An access token.",
        flows: {
          clientCredentials: { scopes: { "things:write": "Make things.", "things:read": "See things." } },
        },
      },
      portalSession: { description: "The session of a member." },
      clientSecretBasic: { description: "The secret." },
    },
  },
};

const reference = prepareReference(document);

const operation = (anchor: string) => {
  const found = reference.sections
    .flatMap(({ operations }) => operations)
    .find((candidate) => candidate.anchor === anchor);
  if (!found) throw new Error(`There is no ${anchor}.`);
  return found;
};

describe("the reference of an OpenAPI document", () => {
  test("has the operations under their tags, in the document's order", () => {
    expect(
      reference.sections.map(({ title, operations }) => [title, operations.map(({ anchor }) => anchor)]),
    ).toEqual([
      ["Things", ["things-make-one", "things-list", "things-remove"]],
      ["Tokens", ["token"]],
    ]);
  });

  test("says who may ask, in the words of the scope", () => {
    expect(operation("things-list").access).toEqual([
      { description: "An access token.", scopes: [{ name: "things:read", meaning: "See things." }] },
      { description: "The session of a member.", scopes: [] },
    ]);
  });

  test("says of fields what they hold, which have to be there, and what is in them", () => {
    expect(operation("things-make-one").body?.fields).toEqual([
      { name: "name", type: "string", required: true, limits: ["1 to 200 characters"], fields: [] },
      { name: "size", type: "integer", required: false, limits: ["1 to 9"], fields: [] },
      { name: "note", type: "string, or null", required: false, limits: [], fields: [] },
    ]);
    const [answer] = operation("things-list").answers;
    expect(answer).toMatchObject({
      status: "200",
      isList: true,
      mediaTypes: ["application/json", "text/csv"],
    });
    expect(answer?.fields).toMatchObject([
      { name: "thing_id", type: "UUID", required: true },
      { name: "kind", limits: ['one of "large", "small"'], description: "How large." },
      { name: "gone_at", type: "time, or null" },
      { name: "parts", type: "array of object", fields: [{ name: "of" }, { name: "name" }] },
    ]);
  });

  test("ends where a schema is part of itself", () => {
    expect(() => JSON.stringify(reference)).not.toThrow();
  });

  test("keeps what fails apart, and looks up what is referred to", () => {
    expect(operation("things-make-one").refusals).toEqual([
      { status: "400", description: "The input is wrong." },
    ]);
    expect(operation("things-make-one").answers).toMatchObject([
      { status: "201", headers: [{ name: "Location", description: "Its address." }] },
    ]);
  });

  test("has command lines that a shell takes as they are", () => {
    expect(operation("things-make-one").curl).toBe(
      `curl -s \\
  -H "Authorization: Bearer $AGENTIDP_TOKEN" \\
  -H 'Content-Type: application/json' \\
  -d '{
  "name": "Ada'\\''s",
  "note": "A note"
}' \\
  https://id.example.com/api/things`,
    );
    expect(operation("things-list").curl).toContain('"https://id.example.com/api/things?from=2026-11-24"');
    expect(operation("things-remove").curl).toBe(
      `curl -s \\
  -X DELETE \\
  -H "Authorization: Bearer $AGENTIDP_TOKEN" \\
  "https://id.example.com/api/things/$THING_ID"`,
    );
    expect(operation("token").curl).toContain("-d grant_type=client_credentials");
  });
});
