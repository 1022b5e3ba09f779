import { describe, expect, it } from "vitest";
import {
  type AgentTableState,
  agentTableInput,
  cursorOf,
  loadAgentTableState,
  pageOf,
} from "@/features/analytics/agent-table-state";

const days = { from: "2026-10-26", to: "2026-11-24" };

const list = (changes: Partial<AgentTableState> = {}) => ({
  order: "-tokens" as const,
  search: "",
  activity: "all" as const,
  range: "30d" as const,
  agents: [],
  ...changes,
});

describe("the state of the table of agents in a URL", () => {
  it("is the default where it is missing or wrong", async () => {
    const wrong = { order: "-secret", search: "a\0", activity: "asleep", page: "<script>" };
    const state = await loadAgentTableState(Promise.resolve(wrong));
    expect(state).toEqual({ order: "-tokens", search: "", activity: "all", page: null });
    expect(await loadAgentTableState(Promise.resolve({}))).toEqual(state);
  });

  it("becomes what the server is asked", () => {
    expect(agentTableInput(days, list(), null)).toEqual({
      ...days,
      limit: 10,
      sort: "tokens",
      direction: "desc",
    });
    const narrowed = list({ order: "name", search: " load ", activity: "dormant" });
    expect(agentTableInput(days, narrowed, pageOf(narrowed, "abc"))).toEqual({
      ...days,
      limit: 10,
      sort: "name",
      direction: "asc",
      search: "load",
      activity: "dormant",
      cursor: "abc",
    });
  });

  it("does not take a page of one list for one of another", () => {
    const page = pageOf(list(), "abc");
    expect(cursorOf(list(), page)).toBe("abc");
    expect(cursorOf(list(), null)).toBeUndefined();
    for (const other of [
      list({ order: "tokens" }),
      list({ search: "a" }),
      list({ activity: "active" }),
      { ...list(), range: "7d" as const },
      { ...list(), agents: ["019ab6f2-4c1e-7a53-9d0b-5e2f8c7a1b34"] },
    ]) {
      expect(cursorOf(other, page)).toBeUndefined();
    }
  });
});
