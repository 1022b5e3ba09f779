import { encode } from "@auth/core/jwt";
import { describe, expect, test } from "vitest";
import { createCaller } from "@/server/api/root";
import { createContext } from "@/server/api/trpc";
import { signInMember } from "@/server/tenants";
import { query } from "@/server/testing/query";
import { anonymous, twoTenants } from "@/server/testing/tenants";
import { env } from "~env";

const password = "correct horse battery staple";
const cookieName = "authjs.session-token";

const from = (address: string) => ({ address, userAgent: "a browser" });
let addresses = 0;
const anAddress = () => `203.0.113.${addresses++}`;

async function signUpOwner(name: string) {
  const email = `${crypto.randomUUID()}@example.com`;
  const { tenant_id } = await anonymous.tenants.signUp({ name, email, password });
  return { email, tenantId: tenant_id };
}

/** Signs in, and returns the caller that a browser with the cookie of the session is. */
async function callerOfSession(email: string, withPassword = password) {
  const session = await signInMember({ email, password: withPassword }, from(anAddress()));
  if (!session) throw new Error("The sign-in was refused.");
  const { userId: sub, tenantId, sessionVersion } = session;
  const token = await encode({
    token: { sub, tenantId, sessionVersion },
    salt: cookieName,
    secret: env.AUTH_SECRET,
  });
  // Each request is authenticated by itself.
  return () =>
    createCaller(
      createContext({ headers: new Headers({ cookie: `${cookieName}=${token}` }), acceptSession: true }),
    );
}

const attempts = async (count: number, attempt: () => Promise<unknown>) => {
  const outcomes = await Promise.allSettled(Array.from({ length: count }, attempt));
  return outcomes.map((outcome) => (outcome.status === "fulfilled" ? outcome.value : outcome.reason.code));
};

describe("signing in", () => {
  test("is refused after ten failures from one address, and not from another", async () => {
    const { email } = await signUpOwner("Acme");
    const here = from(anAddress());
    const outcomes = await attempts(12, () => signInMember({ email, password: "wrong" }, here));
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(10);
    expect(outcomes.filter((outcome) => outcome === "too_many_attempts")).toHaveLength(2);
    await expect(signInMember({ email, password }, here)).rejects.toThrow(/try again in \d+ minutes/);
    expect(await signInMember({ email, password }, from(anAddress()))).not.toBeNull();
  });

  test("does not count what succeeds, however often", async () => {
    const { email } = await signUpOwner("Acme");
    const here = from(anAddress());
    for (let n = 0; n < 12; n++) expect(await signInMember({ email, password }, here)).not.toBeNull();
  });

  test("keeps neither addresses nor e-mail addresses to count by", async () => {
    const { email } = await signUpOwner("Acme");
    await signInMember({ email, password: "wrong" }, from("198.51.100.77"));
    const kept = JSON.stringify(await query("SELECT * FROM rate_limits"));
    expect(kept).not.toContain(email);
    expect(kept).not.toContain("198.51.100.77");
  });

  test("is written down with where from, also where it was refused, in the person's tenant only", async () => {
    const { globex } = await twoTenants();
    const { email, tenantId } = await signUpOwner("Acme");
    await signInMember({ email, password: "wrong" }, from("198.51.100.7"));
    const caller = (await callerOfSession(email))();
    expect((await caller.audit.list({})).items).toMatchObject([
      { action: "member.signed_in", actor: { kind: "member", name: email } },
      {
        action: "member.sign_in_refused",
        actor: { kind: "unknown", id: null, name: null },
        target: { kind: "member", name: email },
        address: "198.51.100.7",
      },
      { action: "tenant.signed_up", target: { kind: "tenant", id: tenantId, name: "Acme" } },
    ]);
    expect((await globex.owner.audit.list({})).items).toEqual([]);
  });
});

describe("a session", () => {
  test("ends at once when the member is removed, and follows the role", async () => {
    const { email, tenantId } = await signUpOwner("Acme");
    const session = await callerOfSession(email);
    expect(await session().account.current()).toMatchObject({ email, role: "owner" });
    await query("UPDATE members SET role = 'viewer' WHERE tenant_id = $1", [tenantId]);
    await expect(session().agents.register({ name: "Scout" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await query("DELETE FROM members WHERE tenant_id = $1", [tenantId]);
    await expect(session().account.current()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });

  test("ends with a new password, which the current one is asked for", async () => {
    const { email } = await signUpOwner("Acme");
    const [here, elsewhere] = [await callerOfSession(email), await callerOfSession(email)];
    const new_password = "another long password";
    await expect(
      here().account.changePassword({ current_password: "wrong", new_password }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST", message: expect.stringContaining("current password") });
    await here().account.changePassword({ current_password: password, new_password });
    for (const session of [here, elsewhere]) {
      await expect(session().account.current()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    }
    expect(await signInMember({ email, password }, from(anAddress()))).toBeNull();
    const again = await callerOfSession(email, new_password);
    const { items } = await again().audit.list({ action: "member.password_changed" });
    expect(items).toMatchObject([{ actor: { name: email }, target: { name: email } }]);
    const [user] = await query<{ password_hash: string }>(
      "SELECT password_hash FROM users WHERE email = $1",
      [email],
    );
    expect(user?.password_hash).toMatch(/^\$argon2id\$/);
  });
});
