import type { Page } from "@playwright/test";
import { Client } from "pg";
import {
  demoteToViewer,
  expect,
  rest,
  signIn,
  signUpTenant,
  startSession,
  test,
  tokenOf,
} from "./portal-test";
import { systemUnderTest } from "./system-under-test";
import { violationsOf } from "./violations-of";

const openViews = async (page: Page) => {
  await page.getByRole("button", { name: "Views", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Views" });
  await expect(dialog).toBeVisible();
  return dialog;
};

const query = async (sql: string, values: unknown[]) => {
  const client = new Client({ connectionString: systemUnderTest().databaseUrl });
  await client.connect();
  await client.query(sql, values);
  await client.end();
};

test("a member saves what the page shows, opens it again, renames and deletes it", async ({ page }) => {
  const acme = await signUpTenant("Acme");
  const agent = await rest(acme.token, "POST", "/api/agents", { name: "Scout" }, 201);
  await tokenOf(agent);
  await signIn(page, acme.email);
  await page.getByRole("button", { name: "Last 7 days" }).click();
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(page).toHaveURL(/range=7d&compare=true/);

  let views = await openViews(page);
  await expect(views.getByText("None yet.")).toBeVisible();
  await views.getByRole("button", { name: "Save view" }).click();
  await expect(views.getByText("Give the view a name.")).toBeVisible();
  await views.getByLabel("Save what this page shows as").fill("This week");
  await page.keyboard.press("Enter");
  await expect(page.getByText("“This week” is saved.")).toBeVisible();
  const entry = views.getByRole("button", { name: /^This week/ });
  await expect(entry).toContainText("Last 7 days, compared");
  await expect(entry).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("Escape");
  await expect(views).toBeHidden();

  await page.goto("/analytics?range=90d");
  views = await openViews(page);
  await expect(views.getByRole("button", { name: /^This week/ })).not.toHaveAttribute("aria-current");
  await views.getByRole("button", { name: /^This week/ }).click();
  await expect(page).toHaveURL(/\/analytics\?range=7d&compare=true$/);
  await expect(page.getByRole("button", { name: "Last 7 days" })).toHaveAttribute("aria-pressed", "true");

  // By keyboard alone, which is never left with the focus on nothing.
  views = await openViews(page);
  await views.getByRole("button", { name: "Rename This week" }).focus();
  await page.keyboard.press("Enter");
  await expect(views.getByLabel("New name of “This week”")).toBeFocused();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Seven days");
  await page.keyboard.press("Enter");
  await expect(views.getByRole("button", { name: /^Seven days/ })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(views.getByRole("button", { name: "Delete Seven days" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(views.getByRole("button", { name: "Keep it" })).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(views.getByText("None yet.")).toBeVisible();
  await expect(page.getByText("“Seven days” is deleted.")).toBeVisible();
});

test("a view is one's own: a viewer keeps some, and nobody else sees them", async ({ page, browser }) => {
  const [acme, globex] = await Promise.all([signUpTenant("Acme"), signUpTenant("Globex")]);
  for (const { token } of [acme, globex]) {
    await rest(token, "POST", "/api/agents", { name: "Scout" }, 201);
  }
  await demoteToViewer(acme);
  await startSession(page, acme.email);
  await page.goto("/analytics?range=28d");
  const views = await openViews(page);
  await views.getByLabel("Save what this page shows as").fill("Of Acme");
  await views.getByRole("button", { name: "Save view" }).click();
  await expect(views.getByRole("button", { name: /^Of Acme/ })).toBeVisible();

  const stranger = await browser.newContext({ baseURL: systemUnderTest().url });
  const theirs = await stranger.newPage();
  await signIn(theirs, globex.email);
  const theirViews = await openViews(theirs);
  await expect(theirViews.getByText("None yet.")).toBeVisible();
  await expect(theirs.getByText("Of Acme")).toHaveCount(0);
  await stranger.close();
});

test("a view survives a field that was removed, and names the agents that have gone", async ({ page }) => {
  const acme = await signUpTenant("Acme");
  const agent = await rest(acme.token, "POST", "/api/agents", { name: "Scout" }, 201);
  await rest(acme.token, "DELETE", `/api/agents/${agent.agent_id}`);
  const missing = "00000000-0000-4000-8000-000000000000";
  await query(
    `INSERT INTO saved_views (tenant_id, user_id, id, name, parameters)
     SELECT tenant_id, user_id, gen_random_uuid(), 'Old', $2 FROM members WHERE tenant_id = $1`,
    [
      acme.tenant_id,
      JSON.stringify({ range: "7d", smoothing: "loess", agents: `${agent.agent_id},${missing}` }),
    ],
  );

  await signIn(page, acme.email);
  const views = await openViews(page);
  await views.getByRole("button", { name: /^Old/ }).click();
  await expect(
    page.getByText(
      "“Old” opened without “smoothing”. Scout has been deactivated. One of its agents does not exist.",
    ),
  ).toBeVisible();
  await expect(page).toHaveURL(/range=7d&agents=/);
  expect(new URL(page.url()).searchParams.has("smoothing")).toBe(false);
  const chips = page.getByRole("list", { name: "Only these agents" });
  await expect(chips).toContainText("Scout (deactivated)");
  await expect(chips).toContainText("Agent that does not exist");
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`views, ${colorScheme}`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("axe finds nothing in the list of views", async ({ page }) => {
      const acme = await signUpTenant("Acme");
      await rest(acme.token, "POST", "/api/agents", { name: "Scout" }, 201);
      await signIn(page, acme.email);
      const views = await openViews(page);
      for (const name of ["First", "Second", "Third"]) {
        await views.getByLabel("Save what this page shows as").fill(name);
        await views.getByRole("button", { name: "Save view" }).click();
        await expect(views.getByRole("button", { name: `Rename ${name}` })).toBeVisible();
      }
      await views.getByRole("button", { name: "Rename First" }).click();
      await views.getByRole("button", { name: "Delete Second" }).click();
      expect(await violationsOf(page, { within: "[role=dialog]" })).toEqual([]);
    });
  });
}
