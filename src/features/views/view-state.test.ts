import { describe, expect, it } from "vitest";
import { isShown, openedView, parametersOf } from "@/features/views/view-state";

const today = "2026-11-25";
const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;

describe("a view", () => {
  it("keeps what of the page is not the default, and opens as that", () => {
    const query = `?range=7d&compare=true&agents=${id(1)},${id(2)}&zone=utc&metrics=agent_registered&order=name`;
    const parameters = parametersOf(query);
    expect(parameters).toEqual({
      range: "7d",
      compare: "true",
      agents: `${id(1)},${id(2)}`,
      metrics: "agent_registered",
      order: "name",
    });
    const { href, state, lost } = openedView({ parameters }, today);
    expect(lost).toEqual([]);
    expect(state).toMatchObject({ range: "7d", compare: true, agents: [id(1), id(2)], zone: "utc" });
    expect(parametersOf(new URL(href, "http://localhost").search)).toEqual(parameters);
    expect(new URL(href, "http://localhost").pathname).toBe("/analytics");
  });

  it("of the page as it is at first is empty", () => {
    expect(parametersOf("")).toEqual({});
    expect(openedView({ parameters: {} }, today)).toMatchObject({ href: "/analytics", lost: [] });
  });

  it("survives a field that was removed: that is dropped and named, the rest applies", () => {
    const parameters = { range: "28d", smoothing: "loess", compare: "true" };
    const { href, lost } = openedView({ parameters }, today);
    expect(href).toBe("/analytics?range=28d&compare=true");
    expect(lost).toEqual(["smoothing"]);
  });

  it("survives a name that every object has", () => {
    const parameters = { constructor: "1", toString: "2", range: "7d" };
    expect(openedView({ parameters }, today)).toMatchObject({
      href: "/analytics?range=7d",
      lost: ["constructor", "toString"],
    });
  });

  it("survives values that are no longer any, in part or in whole", () => {
    const parameters = {
      zone: "mars",
      metrics: "agent_registered,agent_praised",
      agents: `one,${id(1)}`,
      compare: "true",
    };
    const { state, lost } = openedView({ parameters }, today);
    expect(state).toMatchObject({
      zone: "utc",
      metrics: ["agent_registered"],
      agents: [id(1)],
      compare: true,
    });
    expect(lost).toEqual(["zone", "metrics", "agents"]);
  });

  it("opens with other days once its own are no longer kept", () => {
    const parameters = { range: "2026-11-01..2026-11-20", compare: "true" };
    expect(openedView({ parameters }, today)).toMatchObject({
      href: "/analytics?range=2026-11-01..2026-11-20&compare=true",
      lost: [],
    });
    expect(openedView({ parameters }, "2027-06-01")).toMatchObject({
      href: "/analytics?compare=true",
      lost: ["range"],
    });
  });

  it("is shown by a page of the same state, however its address is written", () => {
    const parameters = { range: "7d", compare: "true" };
    expect(isShown({ parameters }, "?compare=true&range=7d&zone=utc&page=2")).toBe(true);
    expect(isShown({ parameters }, "?range=7d")).toBe(false);
    expect(isShown({ parameters: {} }, "")).toBe(true);
  });
});
