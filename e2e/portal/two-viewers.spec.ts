import type { BrowserContext, Page } from "@playwright/test";
import { demoteToViewer, expect, rest, signIn, signUpTenant, test, tokenOf } from "./portal-test";
import { systemUnderTest } from "./system-under-test";

/** A viewer of a tenant in a browser of their own, with all that its server has told it. */
const lookAround = async (context: BrowserContext, email: string) => {
  const page = await context.newPage();
  const told: string[] = [];
  page.on("response", async (response) => {
    // A redirect has no body, nor has what was broken off by going on.
    const body = await response.text().catch(() => "");
    told.push(`${response.url()} ${body}`);
  });
  await signIn(page, email);
  return { page, told };
};

const seeEverything = async (page: Page, own: { agent: string; client: string; agent_id: string }) => {
  await page.goto("/analytics");
  await expect(page.getByRole("link", { name: own.agent }).first()).toBeVisible();
  await page.goto("/agents?search=secretive");
  await expect(page.getByRole("table", { name: "Agents" }).getByRole("link")).toHaveText([own.agent]);
  await page.goto(`/agents/${own.agent_id}`);
  await expect(page.getByRole("heading", { level: 1, name: own.agent })).toBeVisible();
  await page.goto("/settings/api-clients");
  await expect(page.getByText(own.client)).toBeVisible();
  await page.goto("/analytics");
  await page.waitForLoadState("load");
};

test("two viewers of two tenants at once see all of their own, live, and nothing of the other's", async ({
  browser,
}) => {
  const [acme, globex] = await Promise.all([signUpTenant("Acme Robotics"), signUpTenant("Globex Works")]);
  const prepare = async (tenant: typeof acme, word: string) => {
    const agent = await rest(tenant.token, "POST", "/api/agents", { name: `Secretive ${word} agent` }, 201);
    await rest(tenant.token, "POST", "/api/clients", { name: `Secretive ${word} client`, scopes: [] }, 201);
    await tokenOf(agent);
    await demoteToViewer(tenant);
    return { ...agent, agent: agent.name, client: `Secretive ${word} client` };
  };
  const [ofAcme, ofGlobex] = await Promise.all([prepare(acme, "acmean"), prepare(globex, "globexian")]);
  const contexts = await Promise.all(
    [0, 1].map(() => browser.newContext({ baseURL: systemUnderTest().url, locale: "en-GB" })),
  );
  const [first, second] = contexts;
  if (!first || !second) throw new Error("There are two browsers.");
  const [one, other] = await Promise.all([lookAround(first, acme.email), lookAround(second, globex.email)]);
  await Promise.all([seeEverything(one.page, ofAcme), seeEverything(other.page, ofGlobex)]);

  // Each sees its own tokens arrive while it looks, and none of the other's.
  for (const { page } of [one, other]) await expect(page.getByText("Live", { exact: true })).toBeVisible();
  for (let n = 0; n < 3; n++) await tokenOf(ofAcme);
  await tokenOf(ofGlobex);
  for (const [{ page }, agent, tokens] of [
    [one, ofAcme, 4],
    [other, ofGlobex, 2],
  ] as const) {
    await expect(page.getByRole("row", { name: new RegExp(agent.agent) }).first()).toContainText(
      String(tokens),
    );
  }

  // Nor by the address of what is not theirs.
  for (const [{ page }, agent] of [
    [one, ofGlobex],
    [other, ofAcme],
  ] as const) {
    const response = await page.goto(`/agents/${agent.agent_id}`);
    expect(response?.status()).toBe(404);
    expect((await page.request.get(`/api/agents/${agent.agent_id}`)).status()).toBe(404);
    expect((await page.request.get("/api/clients")).ok()).toBe(true);
  }
  for (const [{ told }, foreign] of [
    [one, /globexian|globex works/i],
    [other, /acmean|acme robotics/i],
  ] as const) {
    expect(told.length).toBeGreaterThan(20);
    expect(told.filter((text) => foreign.test(text))).toEqual([]);
  }
  await Promise.all(contexts.map((context) => context.close()));
});
