import type { Page } from "@playwright/test";
import { Client } from "pg";
import {
  expect,
  type PortalTenant,
  rest,
  scrollTo,
  signIn,
  signUpTenant,
  startSession,
  test,
  tokenOf,
} from "./portal-test";
import { systemUnderTest } from "./system-under-test";

const tableOf = (page: Page) => page.getByRole("table", { name: /^Agents and their tokens/ });

const namesIn = (page: Page) => tableOf(page).getByRole("link");

const headOf = (page: Page, name: string) => tableOf(page).getByRole("columnheader", { name, exact: true });

/** The number of an agent's tokens, as the table has it. */
const tokensOf = (page: Page, name: string) =>
  tableOf(page)
    .getByRole("row")
    .filter({ has: page.getByRole("link", { name, exact: true }) })
    .getByRole("cell")
    .nth(2);

/** Registers agents that get so many tokens each, and waits for these to be counted. */
async function register(tenant: PortalTenant, agents: Record<string, number>) {
  const registered = await Promise.all(
    Object.entries(agents).map(async ([name, tokens]) => {
      const agent = await rest(tenant.token, "POST", "/api/agents", { name }, 201);
      for (let n = 0; n < tokens; n++) await tokenOf(agent);
      return agent as { agent_id: string; name: string; client_id: string; client_secret: string };
    }),
  );
  const total = Object.values(agents).reduce((sum, tokens) => sum + tokens, 0);
  await expect
    .poll(async () => {
      const usage: { token_count: number }[] = await rest(tenant.token, "GET", "/api/analytics/agents");
      return usage.reduce((sum, { token_count }) => sum + token_count, 0);
    })
    .toBe(total);
  return (name: string) => {
    const agent = registered.find((one) => one.name === name);
    if (!agent) throw new Error(`No agent is called ${name}.`);
    return agent;
  };
}

async function execute(statement: string, values: unknown[]): Promise<void> {
  const client = new Client({ connectionString: systemUnderTest().databaseUrl });
  await client.connect();
  await client.query(statement, values);
  await client.end();
}

test("the table is sorted by the keyboard, its order is in the URL, and each tenant has its own", async ({
  page,
  browser,
}) => {
  const [acme, globex] = await Promise.all([signUpTenant("Acme"), signUpTenant("Globex")]);
  await Promise.all([
    register(acme, { Beta: 3, Alpha: 1, Gamma: 2 }),
    register(globex, { "Alpha of Globex": 2 }),
  ]);
  await signIn(page, acme.email);
  await expect(namesIn(page)).toHaveText(["Beta", "Gamma", "Alpha"]);
  await expect(headOf(page, "Tokens")).toHaveAttribute("aria-sort", "descending");
  await expect(tokensOf(page, "Gamma")).toHaveText("2");
  // The tenant's API client had a token as well.
  await expect(tableOf(page).getByRole("row").nth(1)).toContainText("42.9%");

  await headOf(page, "Agent").getByRole("button").focus();
  await page.keyboard.press("Enter");
  await expect(namesIn(page)).toHaveText(["Alpha", "Beta", "Gamma"]);
  await expect(headOf(page, "Agent")).toHaveAttribute("aria-sort", "ascending");
  await expect(headOf(page, "Tokens")).not.toHaveAttribute("aria-sort");
  expect(new URL(page.url()).searchParams.get("order")).toBe("name");
  await page.keyboard.press("Enter");
  await expect(namesIn(page)).toHaveText(["Gamma", "Beta", "Alpha"]);
  await headOf(page, "Tokens").getByRole("button").focus();
  await page.keyboard.press("Enter");
  await expect(namesIn(page)).toHaveText(["Beta", "Gamma", "Alpha"]);
  await page.keyboard.press("Enter");
  await expect(namesIn(page)).toHaveText(["Alpha", "Gamma", "Beta"]);
  await expect(page).toHaveURL(/order=tokens/);
  await page.reload();
  await expect(namesIn(page)).toHaveText(["Alpha", "Gamma", "Beta"]);

  const stranger = await browser.newContext({ baseURL: systemUnderTest().url });
  const theirs = await stranger.newPage();
  await startSession(theirs, globex.email);
  await theirs.goto("/analytics?search=alpha");
  await expect(namesIn(theirs)).toHaveText(["Alpha of Globex"]);
  await expect(theirs.getByText("Gamma")).toHaveCount(0);
  await stranger.close();
});

test.describe("a link that was copied", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("leads to the same rows of the table, with days that move on and with those of now", async ({
    page,
    browser,
  }) => {
    const [acme, globex] = await Promise.all([signUpTenant("Acme"), signUpTenant("Globex")]);
    const names = Array.from({ length: 12 }, (_, n) => `Agent ${String(n + 1).padStart(2, "0")}`);
    await register(acme, { ...Object.fromEntries(names.map((name) => [name, 0])), Other: 1 });
    await register(globex, { "Agent of Globex": 1 });
    await startSession(page, acme.email);
    await page.goto("/analytics?order=-name&search=agent&range=7d");
    await expect(namesIn(page)).toHaveCount(10);
    await page
      .getByRole("navigation", { name: "Pages of agents" })
      .getByRole("button", { name: "Next" })
      .click();
    await expect(namesIn(page)).toHaveText(["Agent 02", "Agent 01"]);

    const stranger = await browser.newContext({ baseURL: systemUnderTest().url });
    const theirs = await stranger.newPage();
    await signIn(theirs, globex.email);
    for (const choice of [/whenever it is opened$/, /for good$/]) {
      await page.getByRole("button", { name: "Copy link" }).click();
      await page.getByRole("menuitem", { name: choice }).click();
      const link = await page.evaluate(() => navigator.clipboard.readText());
      const opened = await page.context().newPage();
      await opened.goto(link);
      await expect(namesIn(opened)).toHaveText(["Agent 02", "Agent 01"]);
      await expect(headOf(opened, "Agent")).toHaveAttribute("aria-sort", "descending");
      await opened.close();
      // Whoever else opens it sees none of the rows.
      await theirs.goto(link);
      await expect(theirs.getByText("No agents on this page of the list")).toBeVisible();
      await expect(theirs.getByText("Agent 02")).toHaveCount(0);
    }
    await theirs.getByRole("button", { name: "Begin again" }).click();
    await expect(namesIn(theirs)).toHaveText(["Agent of Globex"]);
    await stranger.close();
  });
});

test("agents are searched, filtered and paged through, and the way back is the browser's", async ({
  page,
}) => {
  const acme = await signUpTenant("Acme");
  const names = Array.from({ length: 12 }, (_, n) => `Agent ${String(n + 1).padStart(2, "0")}`);
  const agentOf = await register(acme, {
    ...Object.fromEntries(names.map((name) => [name, 0])),
    "Agent 01": 2,
    "Agent 02": 1,
  });
  await execute("UPDATE agent_last_tokens SET hour = hour - interval '10 days' WHERE agent_id = $1", [
    agentOf("Agent 02").agent_id,
  ]);
  await signIn(page, acme.email);
  await expect(namesIn(page)).toHaveCount(10);
  const pages = page.getByRole("navigation", { name: "Pages of agents" });
  await pages.getByRole("button", { name: "Next" }).click();
  await expect(namesIn(page)).toHaveText(["Agent 11", "Agent 12"]);
  await page.reload();
  await expect(namesIn(page)).toHaveText(["Agent 11", "Agent 12"]);
  await page.goBack();
  await expect(namesIn(page)).toHaveCount(10);
  await page.goForward();
  await expect(namesIn(page)).toHaveCount(2);
  await pages.getByRole("button", { name: "Previous" }).click();
  await expect(namesIn(page)).toHaveCount(10);

  const search = page.getByRole("searchbox", { name: "Search by name" });
  await search.fill("AGENT 1");
  await expect(namesIn(page)).toHaveText(["Agent 10", "Agent 11", "Agent 12"]);
  expect(new URL(page.url()).searchParams.get("search")).toBe("AGENT 1");
  await search.fill("nobody");
  await expect(page.getByText("No agent matches")).toBeVisible();
  await page.getByRole("button", { name: "Show all agents" }).click();
  await expect(namesIn(page)).toHaveCount(10);

  const activity = page.getByRole("group", { name: "Activity" });
  await activity.getByRole("button", { name: "Dormant" }).click();
  await expect(namesIn(page)).toHaveText(["Agent 02"]);
  await expect(tableOf(page).getByText("dormant")).toBeVisible();
  await activity.getByRole("button", { name: "Active" }).click();
  await expect(namesIn(page)).toHaveText(["Agent 01"]);
  expect(new URL(page.url()).searchParams.get("activity")).toBe("active");
});

test("the table follows tokens in its place, without asking again", async ({ page }) => {
  const acme = await signUpTenant("Acme");
  const agentOf = await register(acme, { First: 2, Second: 1, Third: 0 });
  await signIn(page, acme.email);
  await expect(namesIn(page)).toHaveText(["First", "Second", "Third"]);
  await expect(page.getByRole("status").filter({ hasText: "Live" })).toBeVisible();
  await expect(tokensOf(page, "Third")).toHaveText("0");

  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("analytics.agentTable")) asked.push(request.url());
  });
  for (let count = 1; count <= 4; count++) {
    await tokenOf(agentOf("Third"));
    await expect(tokensOf(page, "Third")).toHaveText(String(count), { timeout: 2_000 });
  }
  // It has the most by now, and stays where the reader saw it.
  await expect(namesIn(page)).toHaveText(["First", "Second", "Third"]);
  expect(asked).toEqual([]);
  await page.reload();
  await expect(namesIn(page)).toHaveText(["Third", "First", "Second"]);
});

test("a row leads to the agent's own page, about the same days", async ({ page }) => {
  const acme = await signUpTenant("Acme");
  await register(acme, { Scout: 1 });
  await startSession(page, acme.email);
  await page.goto("/analytics?range=7d");
  // Anywhere on the row: what is there lies below the link.
  await tableOf(page).getByRole("cell").last().click({ force: true });
  await page.waitForURL(/\/agents\/[\da-f-]+\?range=7d/);
  await expect(page.getByRole("heading", { level: 1, name: "Scout" })).toBeVisible();
  await page.goBack();
  await expect(namesIn(page)).toHaveText(["Scout"]);
});

test("in a narrow window the table fits, and is sorted by a menu", async ({ page }) => {
  const acme = await signUpTenant("Acme");
  await register(acme, { "An agent whose name is longer than a narrow window has room for": 2, Short: 1 });
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, acme.email);
  await scrollTo(page, "Tokens by agent");
  await expect(namesIn(page)).toHaveCount(2);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  const overflow = await tableOf(page).evaluate(
    (table) => table.scrollWidth - (table.parentElement?.clientWidth ?? 0),
  );
  expect(overflow).toBeLessThanOrEqual(0);
  await page.getByRole("button", { name: "Order of the agents" }).click();
  await page.getByRole("menuitemradio", { name: "Fewest tokens first" }).click();
  await expect(namesIn(page).first()).toHaveText("Short");
});
