import { encode } from "next-auth/jwt";
import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { bodyOf, detailOf, host, registerAgent, send, signUp, type WireTenant, withDatabase } from "./wire";

const cookieName = "authjs.session-token";

let acme: WireTenant;
let globex: WireTenant;
let agentId: string;

beforeAll(async () => {
  acme = await signUp("Acme");
  globex = await signUp("Globex");
  agentId = (await registerAgent(acme, { name: "Scout" })).agent_id;
});

async function ownerOf({ tenant_id }: WireTenant): Promise<string> {
  const [owner] = await withDatabase((query) =>
    query<{ user_id: string }>("SELECT user_id FROM members WHERE tenant_id = $1", [tenant_id]),
  );
  return owner?.user_id ?? "";
}

/** The cookie that the portal's sign-in sets. */
async function cookieOf(
  userId: string,
  tenantId: string,
  options: { secret?: string; maxAge?: number } = {},
) {
  const token = await encode({
    token: { sub: userId, tenantId, sessionVersion: 0 },
    salt: cookieName,
    secret: options.secret ?? host.authSecret,
    ...(options.maxAge !== undefined && { maxAge: options.maxAge }),
  });
  return `${cookieName}=${token}`;
}

describe("the portal's session cookie", () => {
  test.each([
    "/api/agents",
    "/api/analytics/tokens?days=7",
    "/api/analytics/agents",
    "/api/analytics/agents/activity",
  ])("is accepted on GET %s", async (path) => {
    const cookie = await cookieOf(await ownerOf(acme), acme.tenant_id);
    const authorization = `Bearer ${acme.token}`;
    // What was counted a moment ago may arrive between the two reads.
    await vi.waitFor(async () =>
      expect(await bodyOf(await send(path, { headers: { cookie } }))).toEqual(
        await bodyOf(await send(path, { headers: { authorization } })),
      ),
    );
  });

  test.each([
    ["POST", "/api/agents"],
    ["PATCH", "/api/agents/ID"],
    ["DELETE", "/api/agents/ID"],
  ])("is not accepted on %s", async (method, path) => {
    const cookie = await cookieOf(await ownerOf(acme), acme.tenant_id);
    const response = await send(path.replace("ID", agentId), {
      method,
      headers: { cookie, "content-type": "application/json" },
      ...(method !== "DELETE" && { body: JSON.stringify({ name: "Forged" }) }),
    });
    await detailOf(response, 401);
    const agents = await bodyOf(await send("/api/agents", { headers: { cookie } }));
    expect(agents.map(({ name, status }: { name: string; status: string }) => [name, status])).toEqual([
      ["Scout", "active"],
    ]);
  });

  test("does not count beside an Authorization header", async () => {
    const cookie = await cookieOf(await ownerOf(acme), acme.tenant_id);
    await detailOf(await send("/api/agents", { headers: { cookie, authorization: "Bearer nonsense" } }), 401);
  });

  test.each<[string, () => Promise<string>]>([
    ["of another tenant", async () => cookieOf(await ownerOf(acme), globex.tenant_id)],
    ["of nobody", async () => cookieOf(uuidv7(), acme.tenant_id)],
    [
      "made with another secret",
      async () => cookieOf(await ownerOf(acme), acme.tenant_id, { secret: "x".repeat(43) }),
    ],
    ["that has expired", async () => cookieOf(await ownerOf(acme), acme.tenant_id, { maxAge: -60 })],
    ["that is none", async () => `${cookieName}=nonsense`],
    ["that holds an access token", async () => `${cookieName}=${acme.token}`],
  ])("one %s: 401", async (_, make) => {
    await detailOf(await send("/api/agents", { headers: { cookie: await make() } }), 401);
  });

  test("a member who was removed is refused at once, though the cookie is good", async () => {
    const tenant = await signUp("Leaving");
    const owner = await ownerOf(tenant);
    const cookie = await cookieOf(owner, tenant.tenant_id);
    await bodyOf(await send("/api/agents", { headers: { cookie } }));
    await withDatabase((query) => query("DELETE FROM members WHERE user_id = $1", [owner]));
    await detailOf(await send("/api/agents", { headers: { cookie } }), 401);
  });
});
