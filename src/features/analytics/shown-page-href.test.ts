import { expect, it } from "vitest";
import { cursorOf, loadAgentTableState, pageOf } from "@/features/analytics/agent-table-state";
import { loadPageState } from "@/features/analytics/page-state";
import { hrefOnOtherDays, hrefOnSameDays } from "@/features/analytics/shown-page-href";

const list = { order: "name", search: "load", activity: "active", range: "7d", agents: [] } as const;
const ofList = { ...list, agents: [] };
const query = `?${new URLSearchParams({
  range: "7d",
  compare: "true",
  order: "name",
  search: "load",
  activity: "active",
  page: pageOf(ofList, "abc"),
})}`;

const stateOf = (href: string) => {
  const { search } = new URL(href, "https://example.com");
  return { ...loadPageState(search), ...loadAgentTableState(search) };
};

it("is all that the page shows, and the same page of the table where the days are put another way", () => {
  const [relative, pinned] = (["7d", "2026-11-18..2026-11-24"] as const).map((range) =>
    stateOf(hrefOnSameDays("/analytics", query, range)),
  );
  for (const state of [relative, pinned]) {
    expect(state).toMatchObject({ compare: true, order: "name", search: "load", activity: "active" });
    expect(state && cursorOf(state, state.page)).toBe("abc");
  }
  expect(relative?.range).toBe("7d");
  expect(pinned?.range).toBe("2026-11-18..2026-11-24");
});

it("is the first page of the table on other days", () => {
  const state = stateOf(hrefOnOtherDays("/analytics", query, "2026-11-01..2026-11-03"));
  expect(state).toMatchObject({ compare: true, order: "name", search: "load", page: null });
  expect(state.range).toBe("2026-11-01..2026-11-03");
});

it("has nothing of a page of another list, and none of what is the default or unknown", () => {
  const other = `?page=${pageOf({ ...ofList, search: "other" }, "abc")}&order=-tokens&utm_source=mail`;
  expect(hrefOnSameDays("/agents/1", other, "30d")).toBe("/agents/1");
});
