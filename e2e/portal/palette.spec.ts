import type { Page } from "@playwright/test";
import {
  demoteToViewer,
  expect,
  rest,
  signIn,
  signUpTenant,
  startSession,
  test,
  tokenOf,
  waitForKeys,
} from "./portal-test";
import { violationsOf } from "./violations-of";

const palette = (page: Page) => page.getByRole("dialog", { name: "Search and commands" });

const search = (page: Page) => palette(page).getByRole("combobox");

const openPalette = async (page: Page) => {
  await waitForKeys(page);
  await page.keyboard.press("Control+k");
  await expect(search(page)).toBeFocused();
};

/** Signs in, and waits until the page has a chart and listens to keys. */
const signInAndWait = async (page: Page, email: string) => {
  await signIn(page, email);
  await waitForKeys(page);
  await expect(page.locator(".recharts-line path").first()).toBeVisible();
};

const withScout = async () => {
  const acme = await signUpTenant("Acme");
  const agent = await rest(acme.token, "POST", "/api/agents", { name: "Scout of Acme" }, 201);
  await tokenOf(agent);
  return { ...acme, agent_id: agent.agent_id as string };
};

test("by its name one goes to a page and to an agent, and to none of another tenant's", async ({ page }) => {
  const [acme, globex] = await Promise.all([withScout(), signUpTenant("Globex")]);
  await rest(globex.token, "POST", "/api/agents", { name: "Scout of Globex" }, 201);
  await signInAndWait(page, acme.email);
  await page.getByRole("button", { name: "Last 7 days" }).click();
  await expect(page).toHaveURL(/range=7d/);

  await openPalette(page);
  await page.keyboard.type("SCOUT");
  await expect(palette(page).getByRole("option")).toHaveText(["Scout of Acme"]);
  await page.keyboard.press("Enter");
  // With the days that were chosen.
  await expect(page).toHaveURL(new RegExp(`/agents/${acme.agent_id}\\?range=7d$`));
  await expect(palette(page)).toBeHidden();

  await openPalette(page);
  await page.keyboard.type("audit trail");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/settings\/audit\?range=7d$/);

  await openPalette(page);
  await page.keyboard.type("nothing of this name");
  await expect(palette(page).getByText("Nothing matches “nothing of this name”.")).toBeVisible();
  await page.keyboard.press("Control+k");
  await expect(palette(page)).toBeHidden();
});

test("it is opened by its button, gives the focus back, and does what the page can", async ({ page }) => {
  const acme = await withScout();
  await signInAndWait(page, acme.email);
  const button = page.getByRole("button", { name: "Search and commands" });
  await button.click();
  await expect(search(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(button).toBeFocused();

  await openPalette(page);
  await page.keyboard.type("90 days");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/range=90d/);
  await openPalette(page);
  await page.keyboard.type("compare");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/compare=true/);
  await openPalette(page);
  await page.keyboard.type("theme dark");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveClass(/dark/);

  await page.getByRole("button", { name: "Views", exact: true }).click();
  await page.getByLabel("Save what this page shows as").fill("Quarter");
  await page.keyboard.press("Enter");
  await expect(page.getByText("“Quarter” is saved.")).toBeVisible();
  await page.goto("/agents");
  await expect(page.getByRole("link", { name: "Scout of Acme" })).toBeVisible();
  await openPalette(page);
  await page.keyboard.type("quarter");
  await expect(palette(page).getByRole("option", { name: "Quarter", selected: true })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/analytics\?range=90d&compare=true$/);

  await openPalette(page);
  await page.keyboard.type("register");
  await page.keyboard.press("Enter");
  const registering = page.getByRole("dialog", { name: "Register an agent" });
  await expect(registering).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(registering).toBeHidden();

  await openPalette(page);
  await page.keyboard.type("sign out");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("keys go to pages, choose days and turn charts into tables", async ({ page }) => {
  const acme = await withScout();
  await signInAndWait(page, acme.email);
  await page.keyboard.press("4");
  await expect(page).toHaveURL(/range=90d/);
  await page.keyboard.press("c");
  await expect(page).toHaveURL(/compare=true/);
  await page.keyboard.press("t");
  await expect(page.getByRole("tab", { name: "Table", selected: true })).toHaveCount(2);
  await page.keyboard.press("t");
  await expect(page.getByRole("tab", { name: "Chart", selected: true })).toHaveCount(2);
  await page.keyboard.press("g");
  await page.keyboard.press("a");
  await expect(page).toHaveURL(/\/agents\?range=90d&compare=true$/);

  // What is typed into a field, or into a dialog, is text.
  const field = page.getByRole("searchbox").first();
  await field.fill("");
  await field.pressSequentially("gu1?");
  await expect(field).toHaveValue("gu1?");
  await expect(page).toHaveURL(/\/agents/);
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("a panel that is still on its way when charts are turned into tables comes as one", async ({ page }) => {
  const acme = await withScout();
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/analytics\.heatmap/, async (route) => {
    await released;
    await route.continue();
  });
  await startSession(page, acme.email);
  // Hours of the viewer's zone are no part of the page, which is made before the zone is known.
  await page.goto("/analytics?zone=local");
  await waitForKeys(page);
  await expect(page.locator(".recharts-line path").first()).toBeVisible();
  const tables = page.getByRole("tab", { name: "Table", selected: true });
  await page.keyboard.press("t");
  await expect(tables).toHaveCount(1);
  release();
  await expect(tables).toHaveCount(2);
});

test("the keys are explained, and can be turned off for good", async ({ page }) => {
  const acme = await withScout();
  await signInAndWait(page, acme.email);
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(help).toBeVisible();
  await expect(help).toContainText("Last 28 days");
  const choice = help.getByRole("checkbox");
  await expect(choice).toBeChecked();
  await choice.uncheck();
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();

  await page.reload();
  await expect(page.locator(".recharts-line path").first()).toBeVisible();
  await waitForKeys(page);
  for (const key of ["?", "1", "g", "a"]) await page.keyboard.press(key);
  await expect(page).toHaveURL(/\/analytics$/);
  await expect(page.getByRole("dialog")).toHaveCount(0);

  // The way back does not need them.
  await openPalette(page);
  await page.keyboard.type("keyboard");
  await page.keyboard.press("Enter");
  await help.getByRole("checkbox").check();
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  await page.keyboard.press("1");
  await expect(page).toHaveURL(/range=7d/);
});

test("a viewer is not offered what the server would refuse", async ({ page }) => {
  const acme = await withScout();
  await demoteToViewer(acme);
  await signInAndWait(page, acme.email);
  await openPalette(page);
  await expect(palette(page).getByRole("option", { name: "Sign out" })).toBeVisible();
  await expect(palette(page).getByRole("option", { name: "Register an agent" })).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`axe finds nothing, ${colorScheme}`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("in the command palette and in the help of its keys", async ({ page }) => {
      const acme = await withScout();
      await signInAndWait(page, acme.email);
      await openPalette(page);
      expect(await violationsOf(page)).toEqual([]);
      await page.keyboard.type("scout");
      await expect(palette(page).getByRole("option")).toHaveText(["Scout of Acme"]);
      expect(await violationsOf(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await expect(palette(page)).toBeHidden();
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
      expect(await violationsOf(page)).toEqual([]);
    });
  });
}
