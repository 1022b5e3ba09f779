import type { Page } from "@playwright/test";
import { expect, type PortalTenant, rest, signUpTenant, startSession, test, tokenOf } from "./portal-test";
import { systemUnderTest } from "./system-under-test";

const register = (tenant: PortalTenant, agent: { name: string; owner?: string; scopes?: string[] }) =>
  rest(tenant.token, "POST", "/api/agents", agent, 201);

const namesOn = (page: Page) => page.getByRole("table", { name: "Agents" }).getByRole("link");

const openMenu = async (page: Page, agent: string, item: string) => {
  await page.getByRole("button", { name: `Actions for ${agent}` }).click();
  await page.getByRole("menuitem", { name: item }).click();
};

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** What the token endpoint says to a client. */
const tokenStatus = async (client_id: string, client_secret: string) => {
  const body = new URLSearchParams({ grant_type: "client_credentials", client_id, client_secret });
  return (await fetch(`${systemUnderTest().url}/oauth2/token`, { method: "POST", body })).status;
};

test("the list is searched and filtered by its URL, and shows nothing of another tenant", async ({
  page,
}) => {
  const [acme, globex] = await Promise.all([signUpTenant("Acme"), signUpTenant("Globex")]);
  for (const name of ["Invoice reader", "Invoice writer", "Scout"]) await register(acme, { name });
  await register(globex, { name: "Invoice of Globex" });
  const old = await register(acme, { name: "Old invoices" });
  await rest(acme.token, "DELETE", `/api/agents/${old.agent_id}`);
  await startSession(page, acme.email);
  await page.goto("/agents");
  await expect(namesOn(page)).toHaveText(["Old invoices", "Scout", "Invoice writer", "Invoice reader"]);

  await page.getByRole("searchbox", { name: "Search agents" }).fill("inVOICE");
  await expect(namesOn(page)).toHaveText(["Invoice reader", "Invoice writer", "Old invoices"]);
  await page.getByRole("button", { name: "Deactivated", exact: true }).click();
  await expect(namesOn(page)).toHaveText(["Old invoices"]);
  expect(new URL(page.url()).search).toBe("?search=inVOICE&status=deactivated");

  // The server renders what the URL says.
  const html = await (await page.request.get(page.url())).text();
  expect(html).toContain("Old invoices");
  expect(html).not.toContain("Scout");
  await page.reload();
  await expect(namesOn(page)).toHaveText(["Old invoices"]);
  await expect(page.getByRole("searchbox")).toHaveValue("inVOICE");
  await page.goBack();
  await expect(namesOn(page)).toHaveText(["Invoice reader", "Invoice writer", "Old invoices"]);

  await page.getByRole("searchbox").fill("globex");
  await expect(page.getByText("No agent matches")).toBeVisible();
  await page.getByRole("button", { name: "Show all agents" }).click();
  await expect(namesOn(page)).toHaveCount(4);
  await expect(page.getByRole("searchbox")).toHaveValue("");
  expect(new URL(page.url()).search).toBe("");
});

test("the list is paged, and a search starts at its first page", async ({ page }) => {
  const acme = await signUpTenant("Acme");
  for (let n = 1; n <= 27; n++) await register(acme, { name: `Agent ${String(n).padStart(2, "0")}` });
  await startSession(page, acme.email);
  await page.goto("/agents");
  await expect(namesOn(page)).toHaveCount(25);
  await page.getByRole("button", { name: "Next" }).click();
  await expect(namesOn(page)).toHaveText(["Agent 02", "Agent 01"]);
  await page.getByRole("searchbox").fill("agent");
  await expect(namesOn(page)).toHaveCount(25);
  await expect(namesOn(page).first()).toHaveText("Agent 01");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(namesOn(page)).toHaveText(["Agent 26", "Agent 27"]);
  await page.getByRole("button", { name: "Previous" }).click();
  await expect(namesOn(page)).toHaveCount(25);
});

test("an agent is registered with all that can be said of it", async ({ page }) => {
  const acme = await signUpTenant("Acme");
  await startSession(page, acme.email);
  await page.goto("/agents");
  await page.getByRole("button", { name: "Register an agent" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Register", exact: true }).click();
  await expect(dialog.getByText("Give the agent a name.")).toBeVisible();
  await dialog.getByLabel("Name").fill("Scout");
  await dialog.getByLabel("Owner").fill("Sales");
  await dialog.getByRole("textbox", { name: "Scopes" }).fill("crm:read ");
  await dialog.getByLabel("Metadata").fill("{ team:");
  await dialog.getByRole("button", { name: "Register", exact: true }).click();
  await expect(dialog.getByText("This is not a JSON object.")).toBeVisible();
  await dialog.getByLabel("Metadata").fill('{"team": "sales"}');
  await dialog.getByRole("button", { name: "Register", exact: true }).click();
  await dialog.getByRole("button", { name: "Copy client secret" }).click();
  await dialog.getByRole("button", { name: "Done" }).click();

  const row = page.getByRole("row", { name: /Scout/ });
  await expect(row).toContainText("Sales");
  await expect(row).toContainText("today");
  expect(await rest(acme.token, "GET", "/api/agents")).toMatchObject([
    { name: "Scout", owner: "Sales", scopes: ["crm:read"], metadata: { team: "sales" }, description: null },
  ]);
});

test("a change is shown before the server has it, and taken back where the server refuses", async ({
  page,
}) => {
  const acme = await signUpTenant("Acme");
  await register(acme, { name: "Scout", owner: "Sales" });
  await startSession(page, acme.email);
  await page.goto("/agents");

  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/api/trpc/agents.update**", async (route) => {
    await held;
    await route.continue();
  });
  await openMenu(page, "Scout", "Edit");
  await page.getByLabel("Name").fill("Finder");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(namesOn(page)).toHaveText(["Finder"]);
  expect(await rest(acme.token, "GET", "/api/agents")).toMatchObject([{ name: "Scout" }]);
  letGo();
  await expect(page.getByText("Finder is saved.")).toBeVisible();
  expect(await rest(acme.token, "GET", "/api/agents")).toMatchObject([{ name: "Finder", owner: "Sales" }]);

  await page.unroute("**/api/trpc/agents.update**");
  await rest(acme.token, "GET", "/api/agents");
  await page.route("**/api/trpc/agents.update**", (route) => route.abort());
  await openMenu(page, "Finder", "Edit");
  await page.getByLabel("Name").fill("Lost");
  await page.getByLabel("Owner").fill("Support");
  await page.getByRole("button", { name: "Save" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("alert")).toBeVisible();
  // Nothing of what was typed is lost.
  await expect(dialog.getByLabel("Name")).toHaveValue("Lost");
  await expect(dialog.getByLabel("Owner")).toHaveValue("Support");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(namesOn(page)).toHaveText(["Finder"]);
});

test("what an agent may do is shown as changed only once it is", async ({ page }) => {
  const acme = await signUpTenant("Acme");
  await register(acme, { name: "Scout", scopes: ["crm:read"] });
  await startSession(page, acme.email);
  await page.goto("/agents");
  await page.route("**/api/trpc/agents.update**", (route) => route.abort());
  await openMenu(page, "Scout", "Edit");
  await page.getByRole("button", { name: "Remove the scope crm:read" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("dialog").getByRole("alert")).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("row", { name: /Scout/ })).toContainText("crm:read");
});

test("a new secret ends the old one, is shown once, and is not lost by mistake", async ({ page }) => {
  const acme = await signUpTenant("Acme");
  const agent = await register(acme, { name: "Scout" });
  await tokenOf(agent);
  await startSession(page, acme.email);
  await page.goto("/agents");
  await openMenu(page, "Scout", "Replace secret");
  await expect(page.getByText("The old secret ends at once")).toBeVisible();
  expect(await tokenStatus(agent.client_id, agent.client_secret)).toBe(200);
  await page.getByRole("button", { name: "Replace the secret" }).click();
  await expect(page.getByRole("heading", { name: "Scout has a new secret" })).toBeVisible();
  expect(await tokenStatus(agent.client_id, agent.client_secret)).toBe(401);

  await page.keyboard.press("Escape");
  await expect(page.getByText("The secret has not been copied.")).toBeVisible();
  await page.getByRole("button", { name: "Copy client secret" }).click();
  const secret = await copied(page);
  expect(await tokenStatus(agent.client_id, secret)).toBe(200);
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("button", { name: "Actions for Scout" })).toBeFocused();
  expect(await page.content()).not.toContain(secret);
});

test("an agent is deactivated by who types its name", async ({ page }) => {
  const acme = await signUpTenant("Acme");
  const agent = await register(acme, { name: "Scout" });
  await startSession(page, acme.email);
  await page.goto("/agents");
  await openMenu(page, "Scout", "Deactivate");
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("Those it already has are refused here at once");
  await expect(dialog).toContainText("take them until they expire");
  await dialog.getByRole("button", { name: "Deactivate" }).click();
  await expect(dialog.getByText("This is another name.")).toBeVisible();
  await dialog.getByLabel("Its name").fill("scout");
  await dialog.getByRole("button", { name: "Deactivate" }).click();
  await expect(dialog.getByText("This is another name.")).toBeVisible();
  expect(await tokenStatus(agent.client_id, agent.client_secret)).toBe(200);

  await dialog.getByLabel("Its name").fill("Scout ");
  await dialog.getByRole("button", { name: "Deactivate" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("row", { name: /Scout/ })).toContainText("Deactivated");
  expect(await tokenStatus(agent.client_id, agent.client_secret)).toBe(401);
});
