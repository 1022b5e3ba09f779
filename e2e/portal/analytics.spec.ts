import type { Locator } from "@playwright/test";
import { expect, rest, scrollTo, signIn, signUpTenant, test, tokenOf, waitForKeys } from "./portal-test";
import { systemUnderTest } from "./system-under-test";

/** The texts of a table's body, by row and cell. */
const rowsOf = (table: Locator): Promise<string[][]> =>
  table
    .locator("tbody tr")
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? "")),
    );

const number = (text: string | undefined) => Number(text?.replaceAll(",", ""));

test("Analytics page loads token trend chart", async ({ page }) => {
  const { demo } = systemUnderTest();
  await signIn(page, demo.email, demo.password);
  const read = async (path: string) => (await page.request.get(path)).json();
  const trend: { date: string; count: number }[] = await read("/api/analytics/tokens?days=30");
  expect(trend.some(({ count }) => count > 0)).toBe(true);

  const panel = page.getByRole("region", { name: "Tokens issued" });
  await expect(panel.locator(".recharts-line path").first()).toBeVisible();
  await panel.getByRole("tab", { name: "Table" }).click();
  const rows = await rowsOf(panel.getByRole("table"));
  const dates = await panel
    .locator("tbody time")
    .evaluateAll((times) => times.map((time) => time.getAttribute("datetime")));
  expect(rows.map(([, count], index) => ({ date: dates[index], count: number(count) }))).toEqual(trend);
});

test("the heatmap shows what REST gives, summed over the agents", async ({ page }) => {
  const { demo } = systemUnderTest();
  await signIn(page, demo.email, demo.password);
  const buckets: { dow: number; hour: number; count: number }[] = await (
    await page.request.get("/api/analytics/agents/activity")
  ).json();
  const total = buckets.reduce((sum, { count }) => sum + count, 0);
  expect(total).toBeGreaterThan(0);

  const panel = page.getByRole("region", { name: /activity/i });
  await expect(panel.getByRole("grid")).toBeVisible();
  await expect(panel.locator(".recharts-surface").first()).toBeVisible();
  await panel.getByRole("tab", { name: "Table" }).click();
  const rows = await rowsOf(panel.getByRole("table"));
  expect(rows).toHaveLength(24);
  const shown = rows.flatMap((row) => row.slice(1, 8)).reduce((sum, text) => sum + number(text), 0);
  expect(shown).toBe(total);
  expect(number((await panel.locator("tfoot td").last().textContent()) ?? "")).toBe(total);
  for (const [hour, row] of rows.entries()) {
    const ofHour = buckets
      .filter((bucket) => bucket.hour === hour)
      .reduce((sum, { count }) => sum + count, 0);
    expect(row.slice(1, 8).reduce((sum, text) => sum + number(text), 0)).toBe(ofHour);
    expect(number(row[8])).toBe(ofHour);
  }
});

test("the table of agents shows what REST gives, and each tenant its own", async ({ page, browser }) => {
  const [acme, globex] = await Promise.all([signUpTenant("Acme"), signUpTenant("Globex")]);
  for (const [tenant, name, tokens] of [
    [acme, "Acme's busy one", 3],
    [acme, "Acme's idle one", 0],
    [globex, "Globex's own", 2],
  ] as const) {
    const agent = await rest(tenant.token, "POST", "/api/agents", { name }, 201);
    for (let n = 0; n < tokens; n++) await tokenOf(agent);
  }
  await expect
    .poll(() => rest(acme.token, "GET", "/api/analytics/agents"))
    .toMatchObject([{ token_count: 3 }, { token_count: 0 }]);
  await expect
    .poll(() => rest(globex.token, "GET", "/api/analytics/agents"))
    .toMatchObject([{ token_count: 2 }]);

  await signIn(page, acme.email);
  // The table is about the page's days; REST is about this month.
  const today = new Date().toISOString().slice(0, 10);
  await page.goto(`/analytics?range=${today.slice(0, 8)}01..${today}`);
  const table = page.getByRole("table", { name: /^Agents and their tokens/ });
  await expect(table.getByRole("link").first()).toBeVisible();
  const names = await table.getByRole("link").allTextContents();
  const shown = (await rowsOf(table)).map((row, index) => ({
    name: names[index],
    token_count: number(row[2]),
  }));
  expect(shown).toEqual([
    { name: "Acme's busy one", token_count: 3 },
    { name: "Acme's idle one", token_count: 0 },
  ]);
  expect(await rest(acme.token, "GET", "/api/analytics/agents")).toMatchObject(shown);
  await expect(page.getByText("Globex")).toHaveCount(0);

  const stranger = await browser.newContext({ baseURL: systemUnderTest().url });
  const theirs = await stranger.newPage();
  await signIn(theirs, globex.email);
  const theirTable = theirs.getByRole("table", { name: /^Agents and their tokens/ });
  await expect(theirTable.getByRole("link")).toHaveText(["Globex's own"]);
  await expect(theirs.getByText("Acme")).toHaveCount(0);
  // Nor by the address of what is not theirs.
  const [ours] = await rest(acme.token, "GET", "/api/agents");
  const response = await theirs.goto(`/agents/${ours.agent_id}`);
  expect(response?.status()).toBe(404);
  await expect(theirs.getByText("Acme")).toHaveCount(0);
  await stranger.close();
});

test("what cannot be read says so in its place, and is read again when asked to", async ({ page }) => {
  const { demo } = systemUnderTest();
  await signIn(page, demo.email, demo.password);
  await expect(page.getByRole("table", { name: /^Agents and their tokens/ })).toBeVisible();
  await page.route("**/api/trpc/analytics.*", (route) => route.abort());
  await page.getByRole("button", { name: "Last 7 days" }).click();
  const alert = (what: string) =>
    page.getByRole("alert").filter({ hasText: `The ${what} could not be read` });
  const parts = ["agents", "activity", "tokens", "figures"];
  for (const what of parts) await expect(alert(what)).toBeVisible({ timeout: 15_000 });

  await page.unroute("**/api/trpc/analytics.*");
  for (const what of parts) {
    await alert(what).getByRole("button", { name: "Try again" }).click();
    await expect(alert(what)).toHaveCount(0);
  }
  await expect(page.locator(".recharts-line path").first()).toBeVisible();
  await expect(page.getByRole("grid")).toBeVisible();
  await expect(page.getByRole("table", { name: /^Agents and their tokens/ })).toBeVisible();
});

test("a tenant without agents is shown the way to the first token", async ({ page }) => {
  const { email } = await signUpTenant("Empty");
  await signIn(page, email);
  await expect(page.getByRole("heading", { name: "Three steps to the first token" })).toBeVisible();
});

test("what is below the window is there once it is scrolled to, or a key is pressed", async ({ page }) => {
  const { demo } = systemUnderTest();
  await page.setViewportSize({ width: 1280, height: 720 });
  await signIn(page, demo.email, demo.password);
  const grid = page.getByRole("grid");
  const table = page.getByRole("table", { name: /^Agents and their tokens/ });
  await expect(page.locator(".recharts-line path").first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "Tokens by agent" })).toBeVisible();
  await expect(grid).toHaveCount(0);
  await expect(table).toHaveCount(0);

  await scrollTo(page, "Tokens by agent");
  await expect(table).toBeVisible();

  await page.reload();
  await expect(page.getByRole("heading", { name: "Tokens by agent" })).toBeVisible();
  await waitForKeys(page);
  await expect(
    page.getByRole("region", { name: /^Activity/ }).getByRole("tab", { name: "Chart" }),
  ).toBeVisible();
  await page.keyboard.press("Shift");
  await expect(grid).toBeVisible();
  await expect(table).toBeVisible();
});
