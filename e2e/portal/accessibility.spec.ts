import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, rest, signIn, signUpTenant, test } from "./portal-test";
import { systemUnderTest } from "./system-under-test";

async function expectNoViolations(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  expect(found, what).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`axe finds nothing, ${colorScheme}`, () => {
    // Nothing is half faded in when axe looks at its contrast.
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("on the pages before sign-in", async ({ page }) => {
      for (const path of ["/sign-in", "/sign-up", "/nowhere"]) {
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
      await expectNoViolations(page, "an agent");
      await page.getByRole("button", { name: "Deactivate" }).click();
      await expect(page.getByRole("alertdialog")).toBeVisible();
      await expectNoViolations(page, "deactivating");
    });
  });
}
