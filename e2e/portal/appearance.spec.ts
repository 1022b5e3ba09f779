import type { Page } from "@playwright/test";
import { expect, rest, signIn, signUpTenant, startSession, test } from "./portal-test";
import { systemUnderTest } from "./system-under-test";
import { codeOf, delayCode } from "./withhold-code";

/** How light the page's ground is, from 0 to 1, as its OKLCH colour has it. */
const lightness = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.createElement("canvas").getContext("2d");
    if (!canvas) throw new Error("The browser gives no canvas.");
    canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    return (canvas.getImageData(0, 0, 1, 1).data[0] ?? 0) / 255;
  });

const chooseTheme = async (page: Page, name: "Light" | "Dark" | "System") => {
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menuitemradio", { name }).click();
};

test("the theme is chosen and kept, and System follows the machine at once", async ({ page }) => {
  const acme = await signUpTenant("Acme");
  await page.emulateMedia({ colorScheme: "light" });
  await signIn(page, acme.email);
  await expect.poll(() => lightness(page)).toBeGreaterThan(0.9);
  await chooseTheme(page, "Dark");
  await expect.poll(() => lightness(page)).toBeLessThan(0.2);
  await page.reload();
  expect(await lightness(page)).toBeLessThan(0.2);
  await chooseTheme(page, "System");
  await expect.poll(() => lightness(page)).toBeGreaterThan(0.9);
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(() => lightness(page)).toBeLessThan(0.2);
});

test("nothing moves for who asks for that", async ({ page }) => {
  const acme = await signUpTenant("Acme");
  await page.emulateMedia({ reducedMotion: "reduce" });
  await startSession(page, acme.email);
  await page.goto("/settings/account");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  const longest = await page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll("*")].flatMap((element) => {
        const { transitionDuration, animationDuration } = getComputedStyle(element);
        return `${transitionDuration}, ${animationDuration}`.split(", ").map(Number.parseFloat);
      }),
    ),
  );
  // In seconds.
  expect(longest).toBeLessThanOrEqual(0.001);
});

test("a skeleton moves only for who waits for it longer than a moment, and not for who asks for that", async ({
  page,
}) => {
  const acme = await signUpTenant("Acme");
  await rest(acme.token, "POST", "/api/agents", { name: "Scout" }, 201);
  await startSession(page, acme.email);
  const letItArrive = await delayCode(page, codeOf.panels);
  await page.goto("/analytics", { waitUntil: "commit" });
  const pulse = () =>
    page
      .locator(".animate-pulse")
      .first()
      .evaluate((skeleton) => {
        const timing = skeleton.getAnimations()[0]?.effect?.getComputedTiming();
        return { after: timing?.delay, times: timing?.iterations };
      });
  expect(await pulse()).toEqual({ after: 1_000, times: Number.POSITIVE_INFINITY });
  await page.emulateMedia({ reducedMotion: "reduce" });
  expect(await pulse()).toEqual({ after: 1_000, times: 1 });
  await letItArrive();
  await expect(page.getByRole("link", { name: "Scout" })).toBeVisible();
});

test.describe("in another language", () => {
  test.use({ locale: "de-DE" });

  test("numbers and dates are the viewer's", async ({ page }) => {
    const { demo } = systemUnderTest();
    await signIn(page, demo.email, demo.password);
    const figure = page.getByRole("region", { name: "Tokens issued" }).first().locator(".text-figure");
    await expect(figure).toHaveText(/^\d{1,3}\.\d{3}$/);
    await page.goto("/agents");
    const registered = page.getByRole("row").nth(1).locator("time").last();
    await expect(registered).toHaveText(/^\d{1,2}\. \S+ \d{4}, \d{2}:\d{2} UTC$/);
  });
});
