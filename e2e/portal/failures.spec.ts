import { expect, rest, signIn, signUpTenant, startSession, test, tokenOf } from "./portal-test";
import { systemUnderTest } from "./system-under-test";
import { violationsOf } from "./violations-of";
import { codeOf, withholdCode } from "./withhold-code";

const procedures = "**/api/trpc/**";

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`where the server is not reached, ${colorScheme}`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("each panel says what to do, and mends itself with Try again", async ({ page }) => {
      const [acme, globex] = await Promise.all([signUpTenant("Acme"), signUpTenant("Globex")]);
      await tokenOf(await rest(acme.token, "POST", "/api/agents", { name: "Scout" }, 201));
      await rest(globex.token, "POST", "/api/agents", { name: "Of Globex" }, 201);
      await signIn(page, acme.email);
      await expect(page.getByRole("link", { name: "Scout" })).toBeVisible();
      await page.route(procedures, (route) => route.abort());
      await page.getByRole("button", { name: "Last 7 days" }).click();
      for (const title of [
        "The figures could not be read",
        "The tokens could not be read",
        "The activity could not be read",
        "The agents could not be read",
      ]) {
        const alert = page.getByRole("alert").filter({ hasText: title });
        await expect(alert).toContainText("The server was not reached. Check the connection and try again.");
      }
      expect(await violationsOf(page)).toEqual([]);

      await page.unroute(procedures);
      const panel = page.getByRole("region", { name: "Tokens by agent" });
      await panel.getByRole("button", { name: "Try again" }).click();
      await expect(panel.getByRole("link", { name: "Scout" })).toBeVisible();
      await expect(page.getByText("Of Globex")).toHaveCount(0);
    });

    test("a page whose code did not arrive says so, and is there with Try again", async ({ browser }) => {
      const { url: baseURL, demo } = systemUnderTest();
      // A page on whose console errors may be.
      const context = await browser.newContext({ baseURL, colorScheme, reducedMotion: "reduce" });
      const page = await context.newPage();
      await signIn(page, demo.email, demo.password);
      const letItArrive = await withholdCode(page, codeOf.panels);
      await page.goto("/analytics");
      await expect(page.getByText("This page could not be shown")).toBeVisible();
      await expect(page.getByRole("navigation", { name: "Portal" })).toBeVisible();
      expect(await violationsOf(page)).toEqual([]);
      await letItArrive();
      await page.getByRole("button", { name: "Try again" }).click();
      await expect(page.locator(".recharts-line path").first()).toBeVisible();
      await context.close();
    });
  });
}

test("a form says so too, and keeps what was typed", async ({ page }) => {
  const acme = await signUpTenant("Acme");
  await startSession(page, acme.email);
  await page.goto("/agents");
  await page.getByRole("button", { name: "Register an agent" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Scout");
  await page.route(procedures, (route) => route.abort());
  await dialog.getByRole("button", { name: "Register", exact: true }).click();
  await expect(dialog.getByText("The server was not reached.")).toBeVisible();
  await expect(dialog.getByLabel("Name")).toHaveValue("Scout");
  await page.unroute(procedures);
  await dialog.getByRole("button", { name: "Register", exact: true }).click();
  await expect(page.getByRole("button", { name: "Copy command" })).toBeVisible();
});
