import { describe, expect, test } from "vitest";
import type { MemberRole } from "@/schemas/member-role";
import { query } from "@/server/testing/query";
import { anonymous, memberCaller, type TestTenant, twoTenants } from "@/server/testing/tenants";

const forbidden = { code: "FORBIDDEN" };

const rolesOf = async ({ owner }: TestTenant) =>
  Object.fromEntries((await owner.members.list()).map(({ user_id, role }) => [user_id, role]));

/** Makes a second owner of the tenant. */
async function withTwoOwners(tenant: TestTenant) {
  const { userIds, id, owner } = tenant;
  await owner.members.changeRole({ user_id: userIds.admin, role: "owner" });
  return { first: owner, second: memberCaller(id, userIds.admin, "owner") };
}

describe("members", () => {
  test("are listed to all of them, with who they are and since when", async () => {
    const { acme } = await twoTenants();
    for (const caller of [acme.owner, acme.viewer, acme.apiClient]) {
      expect(await caller.members.list()).toEqual(
        (["owner", "admin", "viewer"] as const).map((role) => ({
          user_id: acme.userIds[role],
          email: expect.stringContaining("@example.com"),
          role,
          joined_at: expect.any(String),
        })),
      );
    }
  });

  test("an owner changes anybody's role, and the audit trail says from what to what", async () => {
    const { acme } = await twoTenants();
    const { userIds } = acme;
    expect(await acme.owner.members.changeRole({ user_id: userIds.viewer, role: "owner" })).toMatchObject({
      user_id: userIds.viewer,
      role: "owner",
    });
    await acme.owner.members.changeRole({ user_id: userIds.viewer, role: "owner" });
    expect((await acme.owner.audit.list({})).items).toMatchObject([
      {
        action: "member.role_changed",
        target: { kind: "member", id: userIds.viewer },
        details: { from: "viewer", to: "owner" },
      },
    ]);
  });

  test.each(["admin", "apiClient"] as const)(
    "the %s makes viewers and admins, and nothing of owners",
    async (role) => {
      const { acme } = await twoTenants();
      const { userIds } = acme;
      const caller = acme[role];
      await caller.members.changeRole({ user_id: userIds.viewer, role: "admin" });
      await caller.members.changeRole({ user_id: userIds.viewer, role: "viewer" });
      await caller.invitations.create({ recipient: "A colleague", role: "admin" });
      for (const attempt of [
        () => caller.members.changeRole({ user_id: userIds.viewer, role: "owner" }),
        () => caller.members.changeRole({ user_id: userIds.owner, role: "viewer" }),
        () => caller.members.remove({ user_id: userIds.owner }),
        () => caller.invitations.create({ recipient: "A colleague", role: "owner" }),
      ]) {
        await expect(attempt()).rejects.toMatchObject(forbidden);
      }
      await caller.members.remove({ user_id: userIds.viewer });
      expect(await rolesOf(acme)).toEqual({ [userIds.owner]: "owner", [userIds.admin]: "admin" });
    },
  );

  test("who was demoted or removed a moment ago cannot go on", async () => {
    const { acme } = await twoTenants();
    const { userIds } = acme;
    await acme.owner.members.changeRole({ user_id: userIds.admin, role: "viewer" });
    await expect(acme.admin.members.remove({ user_id: userIds.viewer })).rejects.toMatchObject(forbidden);
    await acme.owner.members.remove({ user_id: userIds.admin });
    await expect(acme.admin.invitations.create({ recipient: "Myself", role: "admin" })).rejects.toMatchObject(
      forbidden,
    );
  });

  test("the last owner neither leaves nor is demoted or removed", async () => {
    const { acme } = await twoTenants();
    const user_id = acme.userIds.owner;
    for (const attempt of [
      () => acme.owner.members.leave(),
      () => acme.owner.members.remove({ user_id }),
      () => acme.owner.members.changeRole({ user_id, role: "admin" }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({
        code: "CONFLICT",
        message: expect.stringContaining("last owner"),
      });
    }
    expect((await acme.owner.audit.list({})).items).toEqual([]);
  });

  test.each<
    [string, (callers: Awaited<ReturnType<typeof withTwoOwners>>, tenant: TestTenant) => Promise<unknown>[]]
  >([
    ["leave", ({ first, second }) => [first.members.leave(), second.members.leave()]],
    [
      "demote each other",
      ({ first, second }, { userIds }) => [
        first.members.changeRole({ user_id: userIds.admin, role: "viewer" }),
        second.members.changeRole({ user_id: userIds.owner, role: "viewer" }),
      ],
    ],
    [
      "remove each other",
      ({ first, second }, { userIds }) => [
        first.members.remove({ user_id: userIds.admin }),
        second.members.remove({ user_id: userIds.owner }),
      ],
    ],
  ])("where two owners %s at once, one stays", async (_, attempt) => {
    const { acme } = await twoTenants();
    const outcomes = await Promise.allSettled(attempt(await withTwoOwners(acme), acme));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const roles = Object.values(await rolesOf(acme));
    expect(roles.filter((role) => role === "owner")).toHaveLength(1);
  });

  test("a viewer may leave", async () => {
    const { acme } = await twoTenants();
    await acme.viewer.members.leave();
    expect(await rolesOf(acme)).not.toHaveProperty(acme.userIds.viewer);
    expect((await acme.owner.audit.list({})).items).toMatchObject([
      { action: "member.left", actor: { id: acme.userIds.viewer }, details: { role: "viewer" } },
    ]);
  });
});

const password = "correct horse battery staple";
const newAddress = () => `${crypto.randomUUID()}@example.com`;
const tokenOf = ({ url }: { url: string }) => url.slice(url.lastIndexOf("/") + 1);

const inviteTo = async ({ owner }: TestTenant, role: MemberRole = "viewer") =>
  tokenOf(await owner.invitations.create({ recipient: "A colleague", role }));

describe("invitations", () => {
  test("one makes somebody new a member, once", async () => {
    const { acme, globex } = await twoTenants();
    const token = await inviteTo(acme, "admin");
    expect(await anonymous.invitations.open({ token })).toEqual({
      tenant_name: "Acme",
      role: "admin",
      expires_at: expect.any(String),
    });
    const email = newAddress();
    expect(await anonymous.invitations.join({ token, email, password })).toEqual({ tenant_id: acme.id });
    expect(await acme.owner.members.list()).toContainEqual(expect.objectContaining({ email, role: "admin" }));
    expect(await globex.owner.members.list()).toHaveLength(3);

    for (const attempt of [
      () => anonymous.invitations.join({ token, email: newAddress(), password }),
      () => anonymous.invitations.open({ token }),
      () => globex.owner.invitations.accept({ token }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    expect((await acme.owner.audit.list({})).items).toMatchObject([
      {
        action: "member.joined",
        actor: { kind: "member", name: email },
        details: { role: "admin", invited_as: "A colleague" },
      },
      { action: "invitation.created", actor: { id: acme.userIds.owner }, target: { name: "A colleague" } },
    ]);
  });

  test("one that two people open at once makes one of them a member", async () => {
    const { acme } = await twoTenants();
    const token = await inviteTo(acme);
    const addresses = [newAddress(), newAddress()];
    const outcomes = await Promise.allSettled(
      addresses.map((email) => anonymous.invitations.join({ token, email, password })),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await acme.owner.members.list()).toHaveLength(4);
    // Nothing is left of the one who came too late.
    expect(await query("SELECT email FROM users WHERE email = ANY($1)", [addresses])).toHaveLength(1);
  });

  test("somebody of another organisation joins with the session or the password there", async () => {
    const { acme, globex } = await twoTenants();
    await globex.viewer.invitations.accept({ token: await inviteTo(acme, "admin") });
    const account = memberCaller(acme.id, globex.userIds.viewer, "admin").account;
    expect((await account.current()).tenants.map(({ name }) => name)).toEqual(["Globex", "Acme"]);
    await expect(globex.viewer.invitations.accept({ token: await inviteTo(acme) })).rejects.toMatchObject({
      code: "CONFLICT",
    });

    const email = newAddress();
    await anonymous.tenants.signUp({ name: "Initech", email, password });
    const token = await inviteTo(acme);
    await expect(
      anonymous.invitations.join({ token, email, password: "not the password" }),
    ).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringContaining("password") });
    expect(await anonymous.invitations.join({ token, email, password })).toEqual({ tenant_id: acme.id });
  });

  test("one can be taken back, by members of the tenant only, and expires after seven days", async () => {
    const { acme, globex } = await twoTenants();
    const { url, invitation_id, created_at, expires_at } = await acme.admin.invitations.create({
      recipient: "A colleague",
      role: "viewer",
    });
    expect(Math.round((Date.parse(expires_at) - Date.parse(created_at)) / 86_400_000)).toBe(7);
    await expect(globex.owner.invitations.revoke({ invitation_id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const listed = await acme.viewer.invitations.list();
    expect(listed.map(({ recipient }) => recipient)).toEqual(["A colleague", "A friend"]);
    expect(JSON.stringify(listed)).not.toContain(tokenOf({ url }));
    await acme.admin.invitations.revoke({ invitation_id });
    expect(await acme.viewer.invitations.list()).toHaveLength(1);
    await expect(anonymous.invitations.open({ token: tokenOf({ url }) })).rejects.toThrow("taken back");

    const token = await inviteTo(acme);
    await query("UPDATE invitations SET expires_at = now() - interval '1 second' WHERE tenant_id = $1", [
      acme.id,
    ]);
    expect(await acme.viewer.invitations.list()).toEqual([]);
    await expect(anonymous.invitations.join({ token, email: newAddress(), password })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("the link is kept nowhere", async () => {
    const { acme } = await twoTenants();
    const token = await inviteTo(acme);
    const kept = await query("SELECT *, encode(digest, 'escape') FROM invitations WHERE tenant_id = $1", [
      acme.id,
    ]);
    const written = await query("SELECT * FROM audit_entries WHERE tenant_id = $1", [acme.id]);
    expect(JSON.stringify([kept, written])).not.toContain(token);
  });
});
