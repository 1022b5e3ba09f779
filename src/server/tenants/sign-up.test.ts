import { afterEach, describe, expect, test, vi } from "vitest";
import { managementScopes } from "@/schemas/scope";
import { signInMember } from "@/server/tenants";
import { query } from "@/server/testing/query";
import { anonymous, nowhere } from "@/server/testing/tenants";
import { issueToken } from "@/server/tokens";

const password = "correct horse battery staple";

describe("sign-up", () => {
  test("makes a tenant with an owner who can sign in and a client that can get tokens", async () => {
    const tenant = await anonymous.tenants.signUp({
      name: " Initech ",
      email: "Bill@Initech.example",
      password,
    });
    expect(tenant).toEqual({
      tenant_id: expect.any(String),
      name: "Initech",
      client_id: expect.any(String),
      client_secret: expect.stringMatching(/^agentidp_secret_[\w-]{43}$/),
    });
    expect(await signInMember({ email: "bill@initech.example", password }, nowhere)).toMatchObject({
      tenantId: tenant.tenant_id,
    });
    expect(
      await signInMember({ email: "bill@initech.example", password: `${password}!` }, nowhere),
    ).toBeNull();
    expect(await signInMember({ email: "nobody@initech.example", password }, nowhere)).toBeNull();
    const { scope } = await issueToken(null, {
      grant_type: "client_credentials",
      client_id: tenant.client_id,
      client_secret: tenant.client_secret,
    });
    expect(scope).toBe(managementScopes.join(" "));
  });

  test("keeps neither the password nor the secret", async () => {
    const tenant = await anonymous.tenants.signUp({ name: "Hooli", email: "gavin@hooli.example", password });
    const [user] = await query<{ password_hash: string }>(
      "SELECT password_hash FROM users WHERE email = 'gavin@hooli.example'",
    );
    expect(user?.password_hash).toMatch(/^\$argon2id\$/);
    const stored = JSON.stringify(
      await query("SELECT *, encode(secret_digest, 'escape') FROM api_clients WHERE tenant_id = $1", [
        tenant.tenant_id,
      ]),
    );
    expect(stored).not.toContain(tenant.client_secret);
  });

  test("refuses an e-mail address that is taken, in whatever case, and keeps nothing of it", async () => {
    await anonymous.tenants.signUp({ name: "First", email: "taken@example.com", password });
    await expect(
      anonymous.tenants.signUp({ name: "Second", email: "TAKEN@example.com", password }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await query("SELECT 1 FROM tenants WHERE name = 'Second'")).toEqual([]);
  });

  test.each([
    ["name", { name: " ", email: "a@example.com", password }],
    ["email", { name: "A", email: "not an address", password }],
    ["password", { name: "A", email: "a@example.com", password: "too short" }],
    ["role", { name: "A", email: "a@example.com", password, role: "owner" }],
  ])("refuses a bad %s and names it", async (field, input) => {
    await expect(anonymous.tenants.signUp(input)).rejects.toMatchObject({
      code: "BAD_REQUEST",
      message: expect.stringContaining(field),
    });
  });
});

describe("whether sign-up is open", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.resetModules();
  });

  /** A server that was started in this environment. */
  async function serverIn(environment: Record<string, string>) {
    vi.resetModules();
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    const { createCaller } = await import("@/server/api/root");
    return createCaller({ authenticate: () => Promise.reject(new Error("not asked")) });
  }

  test.each([
    ["open", {}],
    ["closed", { SIGN_UP: "closed" }],
    ["closed", { NODE_ENV: "production" }],
    ["open", { NODE_ENV: "production", SIGN_UP: "open" }],
  ])("%s with %o", async (expected, environment) => {
    const server = await serverIn(environment as Record<string, string>);
    expect(await server.tenants.signUpOpen()).toBe(expected === "open");
    const signUp = server.tenants.signUp({ name: "Late", email: `${Math.random()}@example.com`, password });
    if (expected === "open") expect(await signUp).toMatchObject({ name: "Late" });
    else await expect(signUp).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
