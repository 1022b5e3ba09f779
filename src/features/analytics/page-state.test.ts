import { describe, expect, it } from "vitest";
import { loadPageState, maximumFilteredAgents, pageStateHref } from "@/features/analytics/page-state";

const defaults = {
  range: "30d",
  compare: false,
  agents: [],
  zone: "utc",
  measure: "sum",
  cell: null,
  metrics: [],
};

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

describe("the state in a page's URL", () => {
  it("is the default where the URL says nothing, or nothing that makes sense", () => {
    expect(loadPageState("")).toEqual(defaults);
    expect(
      loadPageState(
        "?range=yesterday&compare=perhaps&agents=one,two&zone=mars&measure=most&cell=7-9&metrics=logins&page=2",
      ),
    ).toEqual(defaults);
  });

  it("comes back as it was written", () => {
    const state = {
      range: "2026-11-01..2026-11-20",
      compare: true,
      agents: [id(2), id(1)],
      zone: "local",
      measure: "mean",
      cell: { dow: 0, hour: 23 },
      metrics: ["agent_registered", "agent_deactivated"],
    } as const;
    const href = pageStateHref("/analytics", {
      ...state,
      agents: [...state.agents],
      metrics: [...state.metrics],
    });
    expect(loadPageState(new URL(href, "http://localhost"))).toEqual(state);
  });

  it("is left out of the URL where it is the default", () => {
    expect(pageStateHref("/analytics", loadPageState(""))).toBe("/analytics");
    expect(pageStateHref("/agents/1", { range: "7d", compare: true })).toBe(
      "/agents/1?range=7d&compare=true",
    );
  });

  it("keeps the agents that are ids, each once, and not too many", () => {
    expect(loadPageState(`?agents=${id(1)},x,${id(2)},${id(1)}`).agents).toEqual([id(1), id(2)]);
    const many = Array.from({ length: 30 }, (_, n) => id(n));
    expect(loadPageState(`?agents=${many}`).agents).toEqual(many.slice(0, maximumFilteredAgents));
  });

  it("has a cell that is an hour of a week, or none", () => {
    expect(loadPageState("?cell=6-5").cell).toEqual({ dow: 6, hour: 5 });
    for (const text of ["7-5", "6-24", "6-123", "-1-5", "6", "", "6-5-4"]) {
      expect(loadPageState(`?cell=${text}`).cell, text).toBeNull();
    }
  });

  it("has metrics in one order, so that the same page has one address", () => {
    expect(loadPageState("?metrics=agent_updated,agent_registered,token_issued,logins").metrics).toEqual([
      "agent_registered",
      "agent_updated",
    ]);
  });
});
