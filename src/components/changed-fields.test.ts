import { describe, expect, test } from "vitest";
import { changedFields } from "@/components/changed-fields";

const scout: {
  name: string;
  description: string | null;
  owner: string | null;
  scopes: string[];
  metadata: object;
} = {
  name: "Scout",
  description: null,
  owner: "Sales",
  scopes: ["crm:read", "crm:write"],
  metadata: { team: { name: "sales" } },
};

describe("the changed fields of a form", () => {
  test("are none where everything is as it was", () => {
    expect(changedFields(scout, structuredClone(scout))).toEqual({});
  });

  test("are those that differ, an emptied one included", () => {
    expect(changedFields(scout, { ...scout, name: "Finder", owner: null })).toEqual({
      name: "Finder",
      owner: null,
    });
  });

  test("are told by what lists and objects hold", () => {
    expect(
      changedFields(scout, { ...scout, scopes: ["crm:read"], metadata: { team: { name: "support" } } }),
    ).toEqual({ scopes: ["crm:read"], metadata: { team: { name: "support" } } });
  });
});
