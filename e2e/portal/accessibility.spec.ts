import type { Page } from "@playwright/test";
import { expect, password, rest, signIn, signUpTenant, startSession, test } from "./portal-test";
import { systemUnderTest } from "./system-under-test";
import { violationsOf } from "./violations-of";

async function expectNoViolations(page: Page, what: string, exceptRules: string[] = []): Promise<void> {
  expect(await violationsOf(page, { exceptRules }), what).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`axe finds nothing, ${colorScheme}`, () => {
    // Nothing is half faded in when axe looks at its contrast.
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("on the pages before sign-in", async ({ page }) => {
      for (const path of [
        "/sign-in",
        "/sign-in?problem=not_invited",
        "/sign-up",
        "/join/nonsense",
        "/nowhere",
        "/docs",
      ]) {
        await page.goto(path);
        await expect(page.getByRole("heading").first()).toBeVisible();
        await expectNoViolations(page, path);
      }
    });

    test("on the Analytics page, as charts and as tables", async ({ page }) => {
      const { demo } = systemUnderTest();
      await signIn(page, demo.email, demo.password);
      await expect(page.locator(".recharts-line path").first()).toBeVisible();
      await expect(page.getByRole("grid")).toBeVisible();
      await expect(page.getByRole("table", { name: /^Agents and their tokens/ })).toBeVisible();
      await expectNoViolations(page, "charts");
      for (const tab of await page.getByRole("tab", { name: "Table" }).all()) await tab.click();
      await expectNoViolations(page, "tables");

      await page.goto("/analytics?cell=2-9&zone=local&measure=mean");
      await expect(page.getByRole("grid")).toBeVisible();
      await expect(page.getByRole("button", { name: "Only these agents" })).toBeVisible();
      await page.getByRole("gridcell", { selected: true }).focus();
      await expectNoViolations(page, "an hour of the heatmap");
    });

    test("on the table of agents, narrowed and without a match, and on the page of one with charts", async ({
      page,
    }) => {
      const { demo } = systemUnderTest();
      await startSession(page, demo.email, demo.password);
      await page.goto("/analytics?order=name&activity=active");
      const table = page.getByRole("table", { name: /^Agents and their tokens/ });
      await expect(table).toBeVisible();
      await expectNoViolations(page, "active agents");
      await page.goto("/analytics?search=nobody");
      await expect(page.getByText("No agent matches")).toBeVisible();
      await expectNoViolations(page, "no agent");
      await page.getByRole("button", { name: "Show all agents" }).click();
      await table.getByRole("link").first().click();
      await expect(page.getByRole("region", { name: "Figures" })).toBeVisible();
      await expect(page.locator(".recharts-line path").first()).toBeVisible();
      await expect(page.getByRole("grid")).toBeVisible();
      await expectNoViolations(page, "an agent with charts");
    });

    test("on the pages of agents, their dialogs and the empty states", async ({ page }) => {
      const acme = await signUpTenant("Acme");
      await signIn(page, acme.email);
      await expect(page.getByRole("heading", { name: "Three steps to the first token" })).toBeVisible();
      await expectNoViolations(page, "the first run");
      await page.goto("/agents");
      await expect(page.getByText("No agents yet")).toBeVisible();
      await expectNoViolations(page, "no agents");
      await page.getByRole("button", { name: "Register an agent" }).first().click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectNoViolations(page, "registering");

      const agent = await rest(
        acme.token,
        "POST",
        "/api/agents",
        { name: "Scout", scopes: ["crm:read"] },
        201,
      );
      await page.goto("/agents");
      await expect(page.getByRole("link", { name: "Scout" })).toBeVisible();
      await expectNoViolations(page, "agents");
      await page.goto(`/agents/${agent.agent_id}`);
      await expect(page.getByRole("list", { name: "Events of this agent" })).toBeVisible();
      await expectNoViolations(page, "an agent");
      await page.getByRole("button", { name: "Deactivate" }).click();
      await expect(page.getByRole("alertdialog")).toBeVisible();
      await expectNoViolations(page, "deactivating");
      await page.goto("/agents/00000000-0000-4000-8000-000000000000");
      await expect(page.getByRole("heading", { name: "There is no such agent" })).toBeVisible();
      await expectNoViolations(page, "no such agent");
    });

    test("on what is done with an agent and with an API client", async ({ page }) => {
      const acme = await signUpTenant("Acme");
      await rest(acme.token, "POST", "/api/agents", { name: "Scout", owner: "Sales" }, 201);
      const open = async (name: string, item: string) => {
        await page.getByRole("button", { name: `Actions for ${name}` }).click();
        await page.getByRole("menuitem", { name: item }).click();
      };
      const dialog = page.getByRole("dialog").filter({ has: page.getByRole("button", { name: "Close" }) });
      await startSession(page, acme.email);
      await page.goto("/agents?status=active");
      await page.getByRole("button", { name: "Actions for Scout" }).click();
      await expect(page.getByRole("menuitem", { name: "Edit" })).toBeVisible();
      // A menu is of the button that opened it, wherever it is drawn.
      await expectNoViolations(page, "the menu of an agent", ["region"]);
      await page.keyboard.press("Escape");
      await open("Scout", "Edit");
      await dialog.getByLabel("Name").fill("");
      await dialog.getByRole("button", { name: "Save" }).click();
      await expect(dialog.getByText("Give the agent a name.")).toBeVisible();
      await expectNoViolations(page, "editing an agent");
      await dialog.getByRole("button", { name: "Cancel" }).click();
      await open("Scout", "Replace secret");
      await expect(dialog).toBeVisible();
      await expectNoViolations(page, "replacing a secret");
      await dialog.getByRole("button", { name: "Replace the secret" }).click();
      await expect(dialog.getByRole("button", { name: "Copy command" })).toBeVisible();
      await page.keyboard.press("Escape");
      await expectNoViolations(page, "a new secret that was not copied");
      await page.goto("/agents?search=nobody");
      await expect(page.getByText("No agent matches")).toBeVisible();
      await expectNoViolations(page, "no agent matches");

      await page.goto("/settings/api-clients");
      await expect(page.getByRole("table", { name: "API clients" })).toBeVisible();
      await expectNoViolations(page, "API clients");
      await page.getByRole("button", { name: "Create an API client" }).click();
      await dialog.getByLabel("See agents.").check();
      await expectNoViolations(page, "creating an API client");
      await dialog.getByRole("button", { name: "Cancel" }).click();
      await open("First API client", "Delete");
      await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
      await expect(page.getByText("This is another name.")).toBeVisible();
      await expectNoViolations(page, "deleting an API client");
    });

    test("on the pages of members, of the account and of the audit trail, and their dialogs", async ({
      page,
      browser,
    }) => {
      const acme = await signUpTenant("Acme");
      await startSession(page, acme.email);
      await page.goto("/settings/members");
      await page.getByRole("button", { name: "Invite somebody" }).click();
      await page.getByLabel("Whom do you invite?").fill("Vera");
      await expectNoViolations(page, "inviting");
      await page.getByRole("button", { name: "Make the link" }).click();
      const link = await page.getByText(/\/join\//).textContent();
      await page.getByRole("button", { name: "Copy invitation link" }).click();
      await expectNoViolations(page, "invited");
      await page.getByRole("button", { name: "Done" }).click();
      await expect(page.getByRole("table", { name: "Pending invitations" })).toBeVisible();
      await expectNoViolations(page, "members");

      const context = await browser.newContext({ colorScheme, reducedMotion: "reduce" });
      const theirs = await context.newPage();
      await theirs.goto(link ?? "");
      await expect(theirs.getByRole("heading", { name: "Join Acme" })).toBeVisible();
      await expectNoViolations(theirs, "joining");
      await theirs.getByLabel("Your e-mail address").fill(`vera-${colorScheme}-${Date.now()}@example.com`);
      await theirs.getByLabel("Password").fill(password);
      await theirs.getByRole("button", { name: "Join" }).click();
      await theirs.waitForURL("**/analytics");
      await context.close();

      await page.reload();
      await page.getByRole("button", { name: /^Change the role of/ }).click();
      await expect(page.getByRole("dialog", { name: /^Change the role of/ })).toBeVisible();
      await expectNoViolations(page, "changing a role");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: /^Remove/ }).click();
      await expect(page.getByRole("alertdialog")).toBeVisible();
      await expectNoViolations(page, "removing a member");

      await page.goto("/settings/audit");
      await expect(page.getByRole("table", { name: "Audit trail" })).toBeVisible();
      await expectNoViolations(page, "the audit trail");
      await page.getByLabel("Day, UTC").fill("2020-01-01");
      await expect(page.getByText("No entry matches")).toBeVisible();
      await expectNoViolations(page, "an audit trail without a match");
      await page.goto("/settings/account");
      await page.getByRole("button", { name: "Change password" }).click();
      await expect(page.getByRole("dialog", { name: "Change your password" })).toBeVisible();
      await expectNoViolations(page, "changing the password");
    });
  });
}
