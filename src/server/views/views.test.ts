import { describe, expect, test } from "vitest";
import { maximumViews } from "@/schemas/view";
import { query } from "@/server/testing/query";
import { memberCaller, twoTenants } from "@/server/testing/tenants";

const parameters = { range: "7d", compare: "true" };

const notFound = { code: "NOT_FOUND" };

describe("views", () => {
  test.each(["owner", "admin", "viewer"] as const)(
    "the %s keeps, renames and deletes views",
    async (role) => {
      const { acme } = await twoTenants();
      const { views } = acme[role];
      const { view_id } = await views.save({ name: "  This week ", parameters });
      await views.save({ name: "All", parameters: {} });
      const kept = (await views.list()).filter(({ name }) => name !== "Kept before");
      expect(kept).toEqual([
        { view_id: expect.any(String), name: "All", parameters: {} },
        { view_id, name: "This week", parameters },
      ]);

      expect(await views.rename({ view_id, name: "Seven days" })).toEqual({
        view_id,
        name: "Seven days",
        parameters,
      });
      await views.delete({ view_id });
      expect((await views.list()).map(({ name }) => name)).not.toContain("Seven days");
      await expect(views.delete({ view_id })).rejects.toMatchObject(notFound);
      await expect(views.rename({ view_id, name: "Gone" })).rejects.toMatchObject(notFound);
    },
  );

  test("are each member's own, in each tenant", async () => {
    const { acme, globex } = await twoTenants();
    const { view_id } = await acme.viewer.views.save({ name: "Mine", parameters });
    for (const other of [acme.owner, globex.viewer]) {
      expect((await other.views.list()).map(({ name }) => name)).not.toContain("Mine");
      await expect(other.views.delete({ view_id })).rejects.toMatchObject(notFound);
      await expect(other.views.rename({ view_id, name: "Theirs" })).rejects.toMatchObject(notFound);
      await other.views.save({ name: "Mine", parameters: { range: "90d" } });
    }
    expect(await acme.viewer.views.list()).toEqual([{ view_id, name: "Mine", parameters }]);

    await query("INSERT INTO members (tenant_id, user_id, role) VALUES ($1, $2, 'viewer')", [
      globex.id,
      acme.userIds.viewer,
    ]);
    const elsewhere = memberCaller(globex.id, acme.userIds.viewer, "viewer");
    expect(await elsewhere.views.list()).toEqual([]);
    await expect(elsewhere.views.delete({ view_id })).rejects.toMatchObject(notFound);
  });

  test("are for members alone, and no affair of the audit trail", async () => {
    const { acme } = await twoTenants();
    for (const caller of [acme.apiClient, acme.agent]) {
      await expect(caller.views.list()).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(caller.views.save({ name: "Mine", parameters })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
    }
    await acme.owner.views.save({ name: "Mine", parameters });
    expect((await acme.owner.audit.list({})).items).toEqual([]);
  });

  test("have names that are each given once", async () => {
    const { acme } = await twoTenants();
    const { views } = acme.viewer;
    const first = await views.save({ name: "Überblick", parameters });
    // Written with a combining diaeresis, and saved again: the same view with another state.
    const again = await views.save({ name: "U\u0308berblick", parameters: { range: "90d" } });
    expect(again).toEqual({ ...first, parameters: { range: "90d" } });
    const other = await views.save({ name: "Other", parameters });
    await expect(views.rename({ view_id: other.view_id, name: "Überblick" })).rejects.toMatchObject({
      code: "CONFLICT",
      message: expect.stringContaining("choose another name"),
    });
    expect(await views.rename({ view_id: other.view_id, name: "Other" })).toEqual(other);
    expect(await views.list()).toHaveLength(2);
  });

  test("keep parameters that no page knows", async () => {
    const { acme } = await twoTenants();
    const { view_id } = await acme.viewer.views.save({ name: "Old", parameters: { removed: "1" } });
    expect(await acme.viewer.views.list()).toEqual([{ view_id, name: "Old", parameters: { removed: "1" } }]);
  });

  test.each([
    ["no name", { name: " ", parameters: {} }],
    ["a name that is too long", { name: "x".repeat(81), parameters: {} }],
    ["a name that cannot be stored", { name: "nul\0", parameters: {} }],
    ["a value that cannot be stored", { name: "View", parameters: { range: "\0" } }],
    ["a value that is too long", { name: "View", parameters: { range: "x".repeat(2001) } }],
    ["a parameter without a name", { name: "View", parameters: { "": "1" } }],
    [
      "too many parameters",
      { name: "View", parameters: Object.fromEntries(Array.from({ length: 31 }, (_, n) => [`p${n}`, ""])) },
    ],
    ["an unknown field", { name: "View", parameters: {}, shared: true }],
  ])("are refused with %s", async (_, input) => {
    const { acme } = await twoTenants();
    await expect(acme.viewer.views.save(input)).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  test(`are ${maximumViews} at most`, async () => {
    const { acme } = await twoTenants();
    const { views } = acme.viewer;
    await query(
      `INSERT INTO saved_views (tenant_id, user_id, id, name, parameters)
       SELECT $1, $2, gen_random_uuid(), 'View ' || n, '{}' FROM generate_series(1, $3::int) AS n`,
      [acme.id, acme.userIds.viewer, maximumViews],
    );
    await expect(views.save({ name: "One more", parameters })).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await views.save({ name: "View 7", parameters })).toMatchObject({ parameters });
    expect(await views.list()).toHaveLength(maximumViews);
  });

  test("end with the membership", async () => {
    const { acme } = await twoTenants();
    await acme.viewer.views.save({ name: "Mine", parameters });
    await acme.owner.members.remove({ user_id: acme.userIds.viewer });
    expect(
      await query("SELECT 1 FROM saved_views WHERE tenant_id = $1 AND user_id = $2", [
        acme.id,
        acme.userIds.viewer,
      ]),
    ).toEqual([]);
  });
});
