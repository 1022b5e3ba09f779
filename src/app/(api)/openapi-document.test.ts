import { readdir } from "node:fs/promises";
import { resolve, sep } from "node:path";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { beforeAll, describe, expect, test } from "vitest";
import { GET } from "@/app/(api)/api/openapi.json/route";
import { pathOfRouteFile } from "@/cli/build-api";
import { appRouter } from "@/server/api/root";

type Operation = {
  operationId: string;
  security: Record<string, string[]>[];
  parameters?: { in: string; name: string }[];
  requestBody?: object;
  responses: Record<string, { headers?: object; content?: Record<string, unknown>; $ref?: string }>;
};

let text: string;
let document: { paths: Record<string, Record<string, Operation>>; components: { schemas: object } };

beforeAll(async () => {
  const response = await GET(new Request("http://localhost/api/openapi.json"), {
    params: Promise.resolve({}),
  });
  expect(response.status).toBe(200);
  text = await response.text();
  document = JSON.parse(text);
});

const apiDirectory = "src/app/(api)";

/** What the route files export: "GET /api/agents" and so on. */
async function operationsOfRouteFiles(): Promise<string[]> {
  const files = (await readdir(apiDirectory, { recursive: true })).filter(
    (file) => file.split(sep).at(-1) === "route.ts",
  );
  expect(files.length).toBeGreaterThan(10);
  const operations = files.map(async (file) => {
    const path = pathOfRouteFile(file).replaceAll(/\[(\w+)\]/g, "{$1}");
    const exports: object = await import(/* @vite-ignore */ resolve(apiDirectory, file));
    return Object.keys(exports).map((method) => `${method} ${path}`);
  });
  return (await Promise.all(operations)).flat();
}

function operationsOfDocument(): [name: string, operation: Operation][] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );
}

function operation(name: string): Operation {
  const found = operationsOfDocument().find(([other]) => other === name)?.[1];
  if (!found) throw new Error(`The document has no ${name}.`);
  return found;
}

describe("the OpenAPI document", () => {
  test("describes what the route files export, and nothing else", async () => {
    const exported = await operationsOfRouteFiles();
    // The answer to every address under /api that does not exist.
    const described = exported.filter((name) => !name.includes("[..."));
    expect(
      operationsOfDocument()
        .map(([name]) => name)
        .sort(),
    ).toEqual(described.sort());
  });

  test("passes Redocly's recommended rules", async () => {
    const problems = await lintFromString({
      source: text,
      config: await createConfig({ extends: ["recommended"] }),
    });
    const found = problems
      // A server on one's own machine has no other name, and not every operation can fail by its caller.
      .filter(({ ruleId }) => ruleId !== "no-server-example.com" && ruleId !== "operation-4xx-response")
      .map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`);
    expect(found).toEqual([]);
  });

  test("names for each operation the scope that its procedure asks for", () => {
    const procedures: Readonly<Record<string, unknown>> = appRouter._def.procedures;
    for (const [name, { operationId, security }] of operationsOfDocument()) {
      const procedure = procedures[operationId] as { _def: { meta?: { scope?: string } } } | undefined;
      if (!procedure) continue;
      const { scope } = procedure._def.meta ?? {};
      expect(security[0] ?? null, name).toEqual(scope ? { accessToken: [scope] } : null);
    }
    expect(operation("GET /api/agents").security).toEqual([
      { accessToken: ["agents:read"] },
      { portalSession: [] },
    ]);
    expect(operation("POST /api/agents").security).toEqual([{ accessToken: ["agents:write"] }]);
    expect(operation("POST /api/tenants").security).toEqual([]);
  });

  test("has the parameters, the formats and the headers of each kind of operation", () => {
    const list = operation("GET /api/agents");
    expect(list.parameters).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          in: "query",
          name: "limit",
          schema: expect.objectContaining({ type: "integer", minimum: 1, maximum: 1000 }),
        }),
        expect.objectContaining({ in: "query", name: "cursor" }),
      ]),
    );
    expect(list.responses["200"]?.headers).toHaveProperty("Link");

    expect(operation("PATCH /api/agents/{agent_id}").parameters).toMatchObject([
      { in: "path", name: "agent_id", required: true },
    ]);
    expect(operation("POST /api/agents").responses["201"]?.headers).toHaveProperty("Location");
    expect(operation("POST /api/agents/{agent_id}/secret").requestBody).toBeUndefined();

    const table = operation("GET /api/analytics/agents").responses["200"];
    expect(Object.keys(table?.content ?? {})).toEqual([
      "application/json",
      "application/x-ndjson",
      "text/csv",
    ]);
    const days = operation("GET /api/analytics/tokens").parameters?.find(({ name }) => name === "days");
    expect(days).toMatchObject({ schema: { type: "integer", minimum: 1, maximum: 90, default: 30 } });

    const token = operation("POST /oauth2/token");
    expect(token.requestBody).toMatchObject({ content: { "application/x-www-form-urlencoded": {} } });
    expect(token.security).toEqual([{ clientSecretBasic: [] }, {}]);
    expect(token.responses["400"]).toMatchObject({
      content: { "application/json": { schema: { $ref: "#/components/schemas/TokenError" } } },
    });
  });

  test("names every schema in words", () => {
    for (const name of Object.keys(document.components.schemas)) expect(name).toMatch(/^[A-Z][A-Za-z]+$/);
  });
});
