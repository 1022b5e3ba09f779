import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { Client } from "pg";
import { startDatabaseProxy } from "../faults/database-proxy";
import { expect, rest, signIn, signUpTenant, test, tokenOf } from "./portal-test";
import { startSystem } from "./start-system";
import { shareSystem, systemUnderTest } from "./system-under-test";

const status = (page: Page, word: string) => page.getByRole("status").filter({ hasText: word });

/** Opens the table twin of the trend and returns the cell of today's tokens. */
async function todaysTokens(page: Page) {
  const panel = page.getByRole("region", { name: "Tokens issued" });
  await panel.getByRole("tab", { name: "Table" }).click();
  const today = page.locator(`time[datetime="${new Date().toISOString().slice(0, 10)}"]`);
  return panel.locator("tbody tr").filter({ has: today }).locator("td").nth(1);
}

/** A tenant with an agent that has one token. */
async function signUpWithToken(name: string) {
  const tenant = await signUpTenant(name);
  const agent = await rest(tenant.token, "POST", "/api/agents", { name: `Agent of ${name}` }, 201);
  await tokenOf(agent);
  // The tenant's API client had one as well.
  await expect
    .poll(async () => (await rest(tenant.token, "GET", "/api/analytics/tokens?days=1"))[0].count)
    .toBe(2);
  return { ...tenant, agent };
}

async function execute(statement: string): Promise<void> {
  const client = new Client({ connectionString: systemUnderTest().databaseUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** Makes the page believe that nobody looks at it, or that somebody does. */
const hide = (page: Page, hidden: boolean) =>
  page.evaluate((value) => {
    Object.defineProperty(document, "hidden", { value, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);

test("a token moves today's figure within two seconds, its own tenant's only, and nothing else on the page", async ({
  page,
  browser,
}) => {
  const [acme, globex] = await Promise.all([signUpWithToken("Acme"), signUpWithToken("Globex")]);
  // As much as a window shows.
  await page.setViewportSize({ width: 1280, height: 720 });
  const stranger = await browser.newContext({ baseURL: systemUnderTest().url });
  const theirs = await stranger.newPage();
  await Promise.all([signIn(page, acme.email), signIn(theirs, globex.email)]);
  const [ourCell, theirCell] = [await todaysTokens(page), await todaysTokens(theirs)];
  for (const one of [page, theirs]) await expect(status(one, "Live")).toBeVisible();
  for (const cell of [ourCell, theirCell]) await expect(cell).toHaveText("2");

  await page.evaluate(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: "layout-shift" });
  });
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  for (const count of ["3", "4", "5"]) {
    await tokenOf(acme.agent);
    await expect(ourCell).toHaveText(count, { timeout: 2_000 });
  }
  expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
  expect(requests.filter((url) => url.includes("analytics.tokens"))).toEqual([]);
  await expect(theirCell).toHaveText("2");

  await tokenOf(globex.agent);
  await expect(theirCell).toHaveText("3", { timeout: 2_000 });
  await expect(ourCell).toHaveText("5");
  await stranger.close();
});

test("a page that nobody looks at pauses, and catches up when somebody does", async ({ page }) => {
  const acme = await signUpWithToken("Acme");
  await signIn(page, acme.email);
  const cell = await todaysTokens(page);
  await expect(status(page, "Live")).toBeVisible();
  await hide(page, true);
  await expect(status(page, "Paused")).toBeVisible();
  await tokenOf(acme.agent);
  await hide(page, false);
  await expect(status(page, "Live")).toBeVisible();
  await expect(cell).toHaveText("3");
});

test("a line that cannot be opened is said to be lost, and is opened again by itself", async ({ page }) => {
  const acme = await signUpWithToken("Acme");
  await signIn(page, acme.email);
  const cell = await todaysTokens(page);
  await expect(status(page, "Live")).toBeVisible();
  // What is open already no route stops: the line is closed by looking away.
  await page.route("**/api/trpc/analytics.live**", (route) => route.abort());
  await hide(page, true);
  await hide(page, false);
  await expect(status(page, "Reconnecting")).toBeVisible();
  await tokenOf(acme.agent);
  await page.unroute("**/api/trpc/analytics.live**");
  await expect(status(page, "Live")).toBeVisible({ timeout: 30_000 });
  await expect(cell).toHaveText("3");
});

test("a member who is removed is shown nothing more", async ({ page }) => {
  const acme = await signUpWithToken("Acme");
  await signIn(page, acme.email);
  await expect(status(page, "Live")).toBeVisible();
  await execute(`DELETE FROM members WHERE tenant_id = '${acme.tenant_id}'`);
  await page.waitForURL("**/sign-in?**");
});

test("the figures mend themselves after the connections to the database were cut", async ({ browser }) => {
  const shared = systemUnderTest();
  const database = `live_${randomUUID().replaceAll("-", "")}`;
  await execute(`CREATE DATABASE ${database}`);
  const databaseUrl = new URL(shared.databaseUrl);
  databaseUrl.pathname = `/${database}`;
  const proxy = await startDatabaseProxy(Number(databaseUrl.port));
  const proxied = new URL(databaseUrl);
  proxied.host = `127.0.0.1:${proxy.port}`;
  const system = await startSystem(proxied.href);
  shareSystem({ ...system, databaseUrl: databaseUrl.href });
  const context = await browser.newContext({ baseURL: system.url });
  try {
    const acme = await signUpWithToken("Acme");
    const page = await context.newPage();
    await signIn(page, acme.email);
    const cell = await todaysTokens(page);
    await expect(status(page, "Live")).toBeVisible();
    await expect(cell).toHaveText("2");
    for (const count of ["3", "4"]) {
      proxy.cut();
      await tokenOf(acme.agent);
      await expect(cell).toHaveText(count);
      await expect(status(page, "Live")).toBeVisible();
    }
  } finally {
    shareSystem(shared);
    await context.close();
    await system.stop();
    await proxy.stop();
    await execute(`DROP DATABASE ${database} WITH (FORCE)`);
  }
});
