import { describe, expect, test } from "vitest";
import { signInByIdentity } from "@/server/members";
import { type Identity, signInMember } from "@/server/tenants";
import { query } from "@/server/testing/query";
import { anonymous, memberCaller, nowhere, type TestTenant, twoTenants } from "@/server/testing/tenants";

const password = "correct horse battery staple";
const issuer = "https://accounts.example.com";
const newAddress = () => `${crypto.randomUUID()}@example.com`;

const identity = (changes: Partial<Identity> = {}): Identity => ({
  issuer,
  subject: crypto.randomUUID(),
  email: newAddress(),
  emailVerified: true,
  ...changes,
});

const signIn = (who: Identity, invitation: string | null = null) =>
  signInByIdentity(who, invitation, { address: "203.0.113.9", userAgent: "a browser" });

async function signUpOwner() {
  const email = newAddress();
  const { tenant_id: tenantId } = await anonymous.tenants.signUp({ name: "Initech", email, password });
  return { email, tenantId };
}

async function invitationTo({ owner }: TestTenant): Promise<string> {
  const { url } = await owner.invitations.create({ recipient: "A colleague", role: "viewer" });
  return url.slice(url.lastIndexOf("/") + 1);
}

describe("signing in by an identity", () => {
  test("is for the member who has the verified address, and later for whatever address it has", async () => {
    const { globex } = await twoTenants();
    const { email, tenantId } = await signUpOwner();
    const who = identity({ email });
    const session = await signIn(who);
    expect(session).toMatchObject({ tenantId, sessionVersion: 1 });
    expect(await signIn({ ...who, email: "elsewhere@example.com", emailVerified: false })).toEqual(session);
    expect(await signIn({ ...who, email: null })).toEqual(session);

    const [user] = await query<{ id: string }>("SELECT id FROM users WHERE email = $1", [email]);
    const { audit, account } = memberCaller(tenantId, user?.id ?? "", "owner");
    expect((await audit.list({})).items.map(({ action }) => action)).toEqual([
      "member.signed_in",
      "member.signed_in",
      "member.signed_in",
      "member.identity_linked",
      "tenant.signed_up",
    ]);
    expect((await audit.list({ action: "member.identity_linked" })).items).toMatchObject([
      { actor: { name: email }, details: { issuer }, address: "203.0.113.9" },
    ]);
    expect((await account.current()).has_password).toBe(false);
    expect((await globex.owner.audit.list({})).items).toEqual([]);
  });

  test("takes the place of the password: who took the address in advance is out", async () => {
    const { email } = await signUpOwner();
    const before = await signInMember({ email, password }, nowhere);
    expect(before).not.toBeNull();
    const session = await signIn(identity({ email }));
    expect(session).toMatchObject({ sessionVersion: (before?.sessionVersion ?? 0) + 1 });
    expect(await signInMember({ email, password }, nowhere)).toBeNull();
    await expect(
      anonymous.invitations.join({
        token: await invitationTo((await twoTenants()).acme),
        email,
        password,
      }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
  });

  test("may be joined by a first password, once, which ends no session and is not asked for an old one", async () => {
    const { acme, globex } = await twoTenants();
    const { email, tenantId } = await signUpOwner();
    const who = identity({ email });
    const session = await signIn(who);
    if (typeof session === "string") throw new Error(session);
    const { account, audit } = memberCaller(tenantId, session.userId, "owner");
    const new_password = "another long password";
    await expect(account.changePassword({ current_password: password, new_password })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    await expect(account.setPassword({ new_password: "short" })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    const outcomes = await Promise.allSettled([
      account.setPassword({ new_password }),
      account.setPassword({ new_password }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(account.setPassword({ new_password: "a third long password" })).rejects.toMatchObject({
      code: "CONFLICT",
    });

    expect(await signInMember({ email, password: new_password }, nowhere)).toEqual(session);
    expect(await signIn(who)).toEqual(session);
    expect((await account.current()).has_password).toBe(true);
    expect((await audit.list({ action: "member.password_set" })).items).toMatchObject([
      { actor: { name: email }, target: { name: email } },
    ]);
    for (const { owner } of [acme, globex]) {
      expect((await owner.audit.list({ action: "member.password_set" })).items).toEqual([]);
      await expect(owner.account.setPassword({ new_password })).rejects.toMatchObject({ code: "CONFLICT" });
    }
    await expect(acme.apiClient.account.setPassword({ new_password })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  test.each([
    ["is not verified", { emailVerified: false }],
    ["is missing", { email: null }],
  ])("is refused where the address %s, also with an invitation", async (_, changes) => {
    const { acme } = await twoTenants();
    const { email } = await signUpOwner();
    const token = await invitationTo(acme);
    const who = identity({ email, ...changes });
    expect(await signIn(who)).toBe("email_not_verified");
    expect(await signIn(who, token)).toBe("email_not_verified");
    expect(await signInMember({ email, password }, nowhere)).not.toBeNull();
    expect(await acme.owner.members.list()).toHaveLength(3);
  });

  test("is refused to another identity with the same address", async () => {
    const { email } = await signUpOwner();
    await signIn(identity({ email }));
    expect(await signIn(identity({ email }))).toBe("other_identity");
    // Another provider, which takes the place of the one before.
    expect(await signIn(identity({ email, issuer: "https://login.example.org" }))).toMatchObject({
      sessionVersion: 2,
    });
  });

  test("makes nobody a person who is not invited", async () => {
    const who = identity();
    expect(await signIn(who)).toBe("not_invited");
    expect(await signIn(who, "nonsense")).toBe("invitation_gone");
    expect(await query("SELECT FROM users WHERE email = $1", [who.email])).toHaveLength(0);
  });

  test("joins who comes from an invitation, once, without a password", async () => {
    const { acme, globex } = await twoTenants();
    const token = await invitationTo(acme);
    const who = identity();
    expect(await signIn(who, token)).toMatchObject({ tenantId: acme.id });
    expect(await acme.owner.members.list()).toContainEqual(
      expect.objectContaining({ email: who.email, role: "viewer" }),
    );
    expect(await globex.owner.members.list()).toHaveLength(3);
    expect(await signIn(who)).toMatchObject({ tenantId: acme.id });
    expect(await signIn(identity(), token)).toBe("invitation_gone");
    expect((await acme.owner.audit.list({ action: "member.joined" })).items).toMatchObject([
      { actor: { name: who.email }, details: { role: "viewer", invited_as: "A colleague" } },
    ]);
  });

  test("joins nobody unasked who is a member elsewhere, yet who is a member of nothing any more", async () => {
    const { acme, globex } = await twoTenants();
    const who = identity();
    await signIn(who, await invitationTo(acme));
    const token = await invitationTo(globex);
    expect(await signIn(who, token)).toMatchObject({ tenantId: acme.id });
    expect(await globex.owner.members.list()).toHaveLength(3);

    const member = (await acme.owner.members.list()).find(({ email }) => email === who.email);
    await acme.owner.members.remove({ user_id: member?.user_id ?? "" });
    expect(await signIn(who)).toBe("not_invited");
    expect(await signIn(who, token)).toMatchObject({ tenantId: globex.id });
  });
});
