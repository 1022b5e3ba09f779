import { describe, expect, it } from "vitest";
import { RouteTable } from "@/server/http/route-table";

const table = new RouteTable([
  ["/api/[...path]", "anything"],
  ["/api/agents/[agent_id]", "an agent"],
  ["/api/agents", "agents"],
  ["/api/agents/new", "a new agent"],
  ["/api/trpc/[trpc]", "tRPC"],
]);

describe("RouteTable", () => {
  it.each([
    ["/api/agents", "agents"],
    ["/api/agents/new", "a new agent"],
    ["/api/agents/7", "an agent"],
    ["/api/trpc/agents.list", "tRPC"],
    ["/api/agents/7/tokens", "anything"],
    ["/api/agents/", "anything"],
    ["/api", null],
    ["/analytics", null],
  ])("finds the most specific route of %s", (path, route) => {
    expect(table.find(path)).toBe(route);
  });

  it("decodes the parameters of a path", () => {
    expect(table.parametersOf("/api/agents/a%2Fb")).toEqual({ agent_id: "a/b" });
    expect(table.parametersOf("/api/a/b%20c")).toEqual({ path: ["a", "b c"] });
    expect(table.parametersOf("/api/agents")).toEqual({});
  });

  it("refuses malformed percent-encoding", () => {
    expect(() => table.parametersOf("/api/agents/%zz")).toThrow(URIError);
  });
});
