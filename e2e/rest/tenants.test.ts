import { describe, expect, test } from "vitest";
import { bodyOf, detailOf, password, send, sendAs, signUp, tokenOf } from "./wire";

const post = (body: unknown, headers: Record<string, string> = {}) =>
  send("/api/tenants", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

describe("POST /api/tenants", () => {
  test("signs up a tenant, whose client registers agents, which get tokens, which are counted", async () => {
    const { email, token, ...tenant } = await signUp("Initech");
    expect(tenant).toEqual({
      tenant_id: expect.any(String),
      name: "Initech",
      client_id: expect.any(String),
      client_secret: expect.stringMatching(/^agentidp_secret_/),
    });
    expect(await bodyOf(await sendAs(token, "GET", "/api/agents"))).toEqual([]);
    const agent = await bodyOf(
      await sendAs(token, "POST", "/api/agents", { name: "First", scopes: ["analytics:read"] }),
      201,
    );
    const agentToken = await tokenOf(agent);
    await expect
      .poll(async () => bodyOf(await sendAs(agentToken, "GET", "/api/analytics/agents")), { timeout: 10_000 })
      .toEqual([{ agent_id: agent.agent_id, name: "First", token_count: 1 }]);
  });

  test("an e-mail address that is taken: 409", async () => {
    const { email } = await signUp("First come");
    expect(await detailOf(await post({ name: "Second", email, password }), 409)).toContain("taken");
  });

  test.each([
    ["password", { name: "A", email: "short@example.com", password: "short" }],
    ["email", { name: "A", email: "nowhere", password }],
    ["name", { email: "nameless@example.com", password }],
    ["tenant_id", { name: "A", email: "chosen@example.com", password, tenant_id: "chosen" }],
  ])("a bad or unknown %s is refused by its name", async (field, body) => {
    expect(await detailOf(await post(body), 400)).toContain(field);
  });

  test("a password is not in the answer that refuses it", async () => {
    const secret = "tooshort-42";
    const response = await post({ name: "A", email: "a@example.com", password: secret });
    expect(await response.text()).not.toContain(secret);
  });

  test("another content type: 415, so that a form on a stranger's page cannot", async () => {
    await detailOf(await post({}, { "content-type": "text/plain" }), 415);
  });
});
