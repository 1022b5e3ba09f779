import type { Locator, Page } from "@playwright/test";
import { expect, password, rest, signUpTenant, test, tokenOf } from "./portal-test";

/** More than any page here has places to stop at. */
const maximumStops = 80;

/** Where the focus is, and whether a sighted person sees it there. */
const focusOf = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return { name: "nothing", visible: false };
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    return {
      name: `${element.tagName} ${element.getAttribute("aria-label") ?? element.textContent?.slice(0, 40)}`,
      visible:
        outlineStyle !== "none" &&
        Number.parseFloat(outlineWidth) >= 2 &&
        !/\/ 0\)$|, 0\)$|transparent/.test(outlineColor),
    };
  });

/** Goes on with Tab until the focus is on the element. At every stop on the way it has to be seen. */
const tabTo = async (page: Page, target: Locator) => {
  await target.waitFor();
  for (let stop = 0; stop < maximumStops; stop++) {
    await page.keyboard.press("Tab");
    // What leaves the page for the browser's own controls comes round again.
    const { name, visible } = await focusOf(page);
    if (name !== "nothing") expect(visible, `the focus on ${name}`).toBe(true);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not come to ${target}.`);
};

const signInByKeyboard = async (page: Page, email: string) => {
  await page.goto("/sign-in");
  const address = page.getByLabel("E-mail address");
  if (!(await address.evaluate((element) => element === document.activeElement))) await tabTo(page, address);
  await page.keyboard.type(email);
  await tabTo(page, page.getByLabel("Password"));
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/analytics");
};

const goToAgents = async (page: Page) => {
  await tabTo(page, page.getByRole("navigation", { name: "Portal" }).getByRole("link", { name: "Agents" }));
  await page.keyboard.press("Enter");
  await page.waitForURL("**/agents");
};

test("an agent is registered without a mouse, and the focus is seen at every step", async ({ page }) => {
  const acme = await signUpTenant("Acme");
  await signInByKeyboard(page, acme.email);
  await goToAgents(page);
  const registerButton = page.getByRole("button", { name: "Register an agent" }).first();
  await tabTo(page, registerButton);
  await page.keyboard.press("Enter");

  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Name")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("Give the agent a name.")).toBeVisible();
  await expect(dialog.getByLabel("Name")).toBeFocused();
  await page.keyboard.type("Scout");
  await tabTo(page, dialog.getByLabel("Owner"));
  await page.keyboard.type("Sales");
  await tabTo(page, dialog.getByRole("textbox", { name: "Scopes" }));
  await page.keyboard.type("crm:read crm:write");
  await page.keyboard.press("Enter");
  await tabTo(page, dialog.getByRole("button", { name: "Remove the scope crm:write" }));
  await page.keyboard.press("Enter");
  await tabTo(page, dialog.getByRole("button", { name: "Register", exact: true }));
  await page.keyboard.press("Enter");

  await expect(dialog.getByRole("heading", { name: "Scout is registered" })).toBeVisible();
  // The secret cannot be lost by a key that is pressed too early.
  await page.keyboard.press("Escape");
  await expect(dialog.getByText("The secret has not been copied.")).toBeVisible();
  await tabTo(page, dialog.getByRole("button", { name: "Copy client secret" }));
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("The secret has not been copied.")).toBeHidden();
  const client_secret = await page.evaluate(() => navigator.clipboard.readText());
  await tabTo(page, dialog.getByRole("button", { name: "Done" }));
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(registerButton).toBeFocused();

  const [agent] = await rest(acme.token, "GET", "/api/agents");
  expect(agent).toMatchObject({ name: "Scout", owner: "Sales", scopes: ["crm:read"] });
  await tokenOf({ client_id: agent.client_id, client_secret });
});

test("an agent is deactivated without a mouse, from its page and from the list", async ({ page }) => {
  const acme = await signUpTenant("Acme");
  for (const name of ["Scout", "Finder"]) await rest(acme.token, "POST", "/api/agents", { name }, 201);
  await signInByKeyboard(page, acme.email);
  await goToAgents(page);
  await tabTo(page, page.getByRole("link", { name: "Scout" }));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/agents\/[\da-f-]{36}/);
  await tabTo(page, page.getByRole("button", { name: "Deactivate" }));
  await page.keyboard.press("Enter");

  const question = page.getByRole("alertdialog");
  const name = question.getByLabel("Its name");
  await expect(name).toBeFocused();
  await page.keyboard.type("Scot");
  await page.keyboard.press("Enter");
  await expect(question.getByText("This is another name.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(question).toBeHidden();
  await expect(page.getByRole("button", { name: "Deactivate" })).toBeFocused();

  await page.keyboard.press("Enter");
  await expect(name).toBeFocused();
  await expect(name).toHaveValue("");
  await page.keyboard.type("Scout");
  await tabTo(page, question.getByRole("button", { name: "Deactivate" }));
  await page.keyboard.press("Enter");
  await expect(question).toBeHidden();
  await expect(page.getByText("Scout is deactivated.")).toBeVisible();
  await expect(page.getByRole("main").getByText("Deactivated", { exact: true }).first()).toBeVisible();
  // The button is gone: the focus is on the page's content, and not lost.
  await expect(page.getByRole("main")).toBeFocused();

  await goToAgents(page);
  await tabTo(page, page.getByRole("button", { name: "Actions for Finder" }));
  await page.keyboard.press("Enter");
  const item = page.getByRole("menuitem", { name: "Deactivate" });
  await item.waitFor();
  for (let step = 0; step < 3 && (await item.getAttribute("data-highlighted")) === null; step++) {
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
  await expect(name).toBeFocused();
  await page.keyboard.type("Finder");
  await page.keyboard.press("Enter");
  await expect(question).toBeHidden();
  await expect(page.getByRole("button", { name: "Actions for Finder" })).toBeFocused();
  expect(await rest(acme.token, "GET", "/api/agents")).toMatchObject([
    { status: "deactivated" },
    { status: "deactivated" },
  ]);
});

test("the list is searched, filtered and paged without a mouse", async ({ page }) => {
  const acme = await signUpTenant("Acme");
  for (let n = 1; n <= 26; n++) await rest(acme.token, "POST", "/api/agents", { name: `Agent ${n}` }, 201);
  await signInByKeyboard(page, acme.email);
  await goToAgents(page);
  const rows = page.getByRole("table", { name: "Agents" }).locator("tbody tr");
  await expect(rows).toHaveCount(25);
  await tabTo(page, page.getByRole("searchbox"));
  await page.keyboard.type("agent 26");
  await expect(rows).toHaveCount(1);
  await tabTo(page, page.getByRole("button", { name: "Deactivated", exact: true }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Show all agents" }));
  await page.keyboard.press("Enter");
  await expect(rows).toHaveCount(25);
});
