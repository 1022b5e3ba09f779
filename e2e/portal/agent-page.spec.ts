import { Client } from "pg";
import {
  demoteToViewer,
  expect,
  rest,
  scrollTo,
  signUpTenant,
  startSession,
  test,
  tokenOf,
} from "./portal-test";
import { systemUnderTest } from "./system-under-test";

async function signUpWithAgent(name: string) {
  const tenant = await signUpTenant(name);
  const agent = await rest(
    tenant.token,
    "POST",
    "/api/agents",
    { name: `Scout of ${name}`, description: "Looks ahead.", owner: "Exploration", scopes: ["maps:read"] },
    201,
  );
  await rest(tenant.token, "POST", "/api/agents", { name: `Other of ${name}` }, 201);
  for (let n = 0; n < 3; n++) await tokenOf(agent);
  await expect
    .poll(() => rest(tenant.token, "GET", "/api/analytics/agents"))
    .toMatchObject([{ token_count: 3 }, { token_count: 0 }]);
  return { ...tenant, agent };
}

async function execute(statement: string, values: unknown[]): Promise<void> {
  const client = new Client({ connectionString: systemUnderTest().databaseUrl });
  await client.connect();
  await client.query(statement, values);
  await client.end();
}

test("an agent's page has its charts, its figures, its events and what is kept of it", async ({ page }) => {
  const acme = await signUpWithAgent("Acme");
  await startSession(page, acme.email);
  await page.goto(`/agents/${acme.agent.agent_id}`);
  await expect(page.getByRole("heading", { level: 1, name: "Scout of Acme" })).toBeVisible();

  const figures = page.getByRole("region", { name: "Figures" });
  await expect(figures.getByRole("definition").first()).toHaveText("3");
  // Of four, since the tenant's API client had one as well.
  await expect(figures).toContainText("75%");

  const trend = page.getByRole("region", { name: "Tokens issued" });
  await expect(trend.locator(".recharts-line path").first()).toBeVisible();
  await expect(trend).toContainText("3 of them today so far");
  await expect(page.getByRole("region", { name: /^Activity/ }).getByRole("grid")).toBeVisible();

  const details = page.getByRole("region", { name: "Details" });
  for (const text of ["Looks ahead.", "Exploration", "maps:read", "Secret made today"]) {
    await expect(details).toContainText(text);
  }
  const events = page.getByRole("list", { name: "Events of this agent" }).getByRole("listitem");
  await expect(events).toHaveCount(1);
  await expect(events.first()).toContainText("Registered");
  await expect(events.first()).toContainText("(API client)");
});

test("what is done to the agent shows among its events at once", async ({ page }) => {
  const acme = await signUpWithAgent("Acme");
  await startSession(page, acme.email);
  await page.goto(`/agents/${acme.agent.agent_id}`);
  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Pathfinder");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Pathfinder" })).toBeVisible();
  const events = page.getByRole("list", { name: "Events of this agent" }).getByRole("listitem");
  await expect(events.first()).toContainText("Changed: name");
  await expect(events.first()).toContainText(acme.email);
});

test("the days are chosen by the keyboard, stay in the URL, and its figures follow tokens", async ({
  page,
}) => {
  const acme = await signUpWithAgent("Acme");
  await startSession(page, acme.email);
  await page.goto(`/agents/${acme.agent.agent_id}`);
  const figures = page.getByRole("region", { name: "Figures" });
  await expect(figures.getByRole("definition").first()).toHaveText("3");
  await page.getByRole("button", { name: "Last 7 days" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/range=7d/);
  await expect(page.getByRole("region", { name: "Tokens issued" })).toContainText("in 7 days");

  await expect(page.getByRole("status").filter({ hasText: "Live" })).toBeVisible();
  await tokenOf(acme.agent);
  await expect(figures.getByRole("definition").first()).toHaveText("4", { timeout: 2_000 });
});

test("a secret that is older than half a year is gently said to be", async ({ page }) => {
  const acme = await signUpWithAgent("Acme");
  await execute("UPDATE agents SET secret_created_at = now() - interval '200 days' WHERE id = $1", [
    acme.agent.agent_id,
  ]);
  await startSession(page, acme.email);
  await page.goto(`/agents/${acme.agent.agent_id}`);
  const details = page.getByRole("region", { name: "Details" });
  await expect(details).toContainText("Secret made 200 days ago");
  await expect(details).toContainText("Replace the secret when it suits.");
  await demoteToViewer(acme);
  await page.reload();
  await expect(details).toContainText("Ask an admin to replace the secret.");
  await expect(page.getByRole("button", { name: "Replace secret" })).toHaveCount(0);
});

test("an agent of another tenant is not there, whichever days are asked for", async ({ page }) => {
  const [acme, globex] = await Promise.all([signUpWithAgent("Acme"), signUpWithAgent("Globex")]);
  await startSession(page, globex.email);
  const response = await page.goto(`/agents/${acme.agent.agent_id}?range=7d`);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is no such agent" })).toBeVisible();
  await expect(page.getByText("Acme")).toHaveCount(0);
  await page.goto(`/agents/${globex.agent.agent_id}`);
  await expect(page.getByRole("heading", { level: 1, name: "Scout of Globex" })).toBeVisible();
});

test("in a narrow window nothing is wider than it", async ({ page }) => {
  const acme = await signUpWithAgent("Acme");
  await page.setViewportSize({ width: 360, height: 740 });
  await startSession(page, acme.email);
  await page.goto(`/agents/${acme.agent.agent_id}`);
  await expect(page.getByRole("list", { name: "Events of this agent" })).toBeVisible();
  await scrollTo(page, /^Activity/);
  await expect(page.getByRole("region", { name: /^Activity/ }).getByRole("grid")).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
