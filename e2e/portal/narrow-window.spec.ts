import type { Locator } from "@playwright/test";
import { expect, signIn, test } from "./portal-test";
import { systemUnderTest } from "./system-under-test";

const hiddenWidth = (element: Locator) =>
  element.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);

test.describe("on a window 360 pixels wide", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("no page is wider than the window, and the navigation shows all of its entries", async ({ page }) => {
    const { demo } = systemUnderTest();
    await signIn(page, demo.email, demo.password);
    for (const path of [
      "/analytics?compare=true",
      "/agents",
      "/settings/account",
      "/settings/members",
      "/settings/api-clients",
      "/settings/audit",
    ]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await page.waitForLoadState("networkidle");
      expect(await hiddenWidth(page.locator("html")), path).toBe(0);
      const navigation = page.getByRole("navigation", { name: "Portal" });
      expect(await hiddenWidth(navigation), path).toBe(0);
      await expect(navigation.getByRole("link", { name: "API reference" })).toBeInViewport({ ratio: 1 });
    }
    await page.goto("/docs");
    expect(await hiddenWidth(page.locator("html")), "/docs").toBe(0);
  });

  test("the table of the trend has its numbers in sight, and the list of agents their names", async ({
    page,
  }) => {
    const { demo } = systemUnderTest();
    await signIn(page, demo.email, demo.password);
    const panel = page.getByRole("region", { name: "Tokens issued" }).first();
    await panel.getByRole("tab", { name: "Table" }).click();
    expect(await hiddenWidth(panel.getByRole("region", { name: "Tokens issued a day" }))).toBe(0);
    await page.goto("/agents");
    for (const name of ["Invoice reconciliation", "Security alert responder"]) {
      expect(await hiddenWidth(page.getByRole("link", { name })), name).toBe(0);
    }
  });
});
