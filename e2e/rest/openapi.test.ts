import { beforeAll, describe, expect, test } from "vitest";
import { bodyOf, host, send } from "./wire";

type Operation = { operationId: string; security: Record<string, string[]>[] };

let response: Response;
let document: {
  openapi: string;
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
};

beforeAll(async () => {
  response = await send("/api/openapi.json");
  document = await bodyOf(response);
});

describe("GET /api/openapi.json", () => {
  test("is an OpenAPI 3.1 document of this very server, for anybody, to be kept for minutes", () => {
    expect(response.headers.get("content-type")).toMatch(/^application\/json/);
    expect(response.headers.get("cache-control")).toBe("public, max-age=300");
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(document.servers).toEqual([{ url: host.url }]);
  });

  test("names its paths with their methods, itself among them", () => {
    const methodsOf = (path: string) => Object.keys(document.paths[path] ?? {}).sort();
    expect(methodsOf("/api/agents")).toEqual(["get", "post"]);
    expect(methodsOf("/api/agents/{agent_id}/secret")).toEqual(["post"]);
    expect(methodsOf("/api/clients/{client_id}")).toEqual(["delete", "get", "patch"]);
    expect(methodsOf("/api/openapi.json")).toEqual(["get"]);
  });

  test("describes only what is served: each operation answers, and asks for a token where it says so", async () => {
    for (const [path, operations] of Object.entries(document.paths)) {
      const address = path.replaceAll(/\{\w+\}/g, "019ab6f2-4c1e-7a53-9d0b-5e2f8c7a1b34");
      for (const [method, { security }] of Object.entries(operations)) {
        const writes = method === "post" || method === "patch";
        const answer = await send(address, {
          method: method.toUpperCase(),
          ...(writes && { headers: { "content-type": "application/json" }, body: "{}" }),
        });
        const what = `${method} ${path}`;
        expect([404, 405], what).not.toContain(answer.status);
        const needsToken = security[0]?.accessToken !== undefined;
        expect(answer.status === 401, what).toBe(needsToken);
        await answer.body?.cancel();
      }
    }
  });

  test("names nothing of a tenant", async () => {
    expect(JSON.stringify(document)).not.toMatch(/tenant_id"?:\s*"[0-9a-f]{8}/);
  });
});
