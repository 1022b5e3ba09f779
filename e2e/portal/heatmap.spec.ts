import type { Page } from "@playwright/test";
import { expect, rest, scrollTo, signIn, signUpTenant, startSession, test } from "./portal-test";
import { daysAgo, storeTokens } from "./store-tokens";

const panel = (page: Page) => page.getByRole("region", { name: "Activity by weekday and hour" });
const grid = (page: Page) => page.getByRole("grid");
const reading = (page: Page) => panel(page).getByRole("status");
const focused = (page: Page) => page.locator(":focus");

const number = (text: string | null | undefined) => Number(text?.replaceAll(",", ""));

/** The value in the table twin, by the number of its row and column. */
const cellOfTable = async (page: Page, row: number, column: number) =>
  number(await panel(page).locator("tbody tr").nth(row).locator("td").nth(column).textContent());

/** Yesterday's weekday: two weeks before at nine and at ten, and a week before at nine. */
async function signUpWithWeeks(name: string) {
  const tenant = await signUpTenant(name);
  const register = (agent: string) => rest(tenant.token, "POST", "/api/agents", { name: agent }, 201);
  const [first, second] = [await register(`First of ${name}`), await register(`Second of ${name}`)];
  await storeTokens(tenant.tenant_id, [
    { agentId: first.agent_id, at: daysAgo(15, 9), count: 30 },
    { agentId: second.agent_id, at: daysAgo(8, 9), count: 5 },
    { agentId: second.agent_id, at: daysAgo(15, 10), count: 4 },
  ]);
  return { ...tenant, first, second, dow: daysAgo(15, 9).getUTCDay() };
}

test.describe("the heatmap", () => {
  test.use({ timezoneId: "Asia/Kolkata" });

  test("is read by arrow keys as one tab stop, and closed by Escape and by leaving", async ({ page }) => {
    const acme = await signUpWithWeeks("Acme");
    await signIn(page, acme.email);
    await expect(grid(page)).toBeVisible();
    await panel(page).getByRole("button", { name: "Each time" }).focus();
    await page.keyboard.press("Tab");
    await expect(focused(page)).toHaveAccessibleName(/^Monday, 00:00 to 01:00 UTC: /);
    await expect(reading(page)).toContainText("Monday, 00:00 to 01:00 UTC");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    await expect(focused(page)).toHaveAccessibleName(/^Tuesday, 01:00 to 02:00 UTC: /);
    await expect(reading(page)).toContainText("Tuesday, 01:00 to 02:00 UTC");
    await page.keyboard.press("Control+End");
    await expect(focused(page)).toHaveAccessibleName(/^Sunday, 23:00 to 24:00 UTC: /);
    await page.keyboard.press("Home");
    await expect(focused(page)).toHaveAccessibleName(/^Sunday, 00:00 to 01:00 UTC: /);
    await expect(grid(page).locator('[tabindex="0"]')).toHaveCount(1);

    await page.keyboard.press("Escape");
    await expect(reading(page)).toBeEmpty();
    await page.keyboard.press("ArrowRight");
    await expect(reading(page)).toContainText("Sunday, 01:00");
    await page.keyboard.press("Tab");
    await expect(reading(page)).toBeEmpty();
    // Coming back leads to the cell that was left.
    await page.keyboard.press("Shift+Tab");
    await expect(focused(page)).toHaveAccessibleName(/^Sunday, 01:00 to 02:00 UTC: /);

    await grid(page)
      .getByRole("gridcell", { name: /^Friday, 12:00/ })
      .hover();
    await expect(reading(page)).toContainText("Friday, 12:00 to 13:00 UTC");
  });

  test("keeps the cell that Enter chooses in the URL, with its agents, and filters the page by them", async ({
    page,
  }) => {
    const [acme, globex] = await Promise.all([signUpWithWeeks("Acme"), signUpWithWeeks("Globex")]);
    await signIn(page, acme.email);
    const cell = grid(page).getByRole("gridcell", { name: /09:00 to 10:00 UTC: 35 events$/ });
    await cell.focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(`cell=${acme.dow}-9`));
    await expect(cell).toHaveAttribute("aria-selected", "true");
    const agents = page.getByRole("region", { name: /^Agents on .*09:00 to 10:00 UTC$/ });
    await expect(agents.getByRole("listitem")).toHaveText([
      /^First of Acme30, 85.7/,
      /^Second of Acme5, 14.3/,
    ]);
    await expect(page.getByText("Globex")).toHaveCount(0);

    await page.reload();
    await expect(agents.getByRole("listitem")).toHaveCount(2);
    await agents.getByRole("button", { name: "Only these agents" }).click();
    await expect(page).toHaveURL(new RegExp(`agents=${acme.first.agent_id},${acme.second.agent_id}`));
    await expect(panel(page)).toContainText("2 agents, ");

    await cell.focus();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect(page).not.toHaveURL(/cell=/);
    await expect(agents).toHaveCount(0);

    // Somebody else's agents have nothing here.
    await page.goto(`/analytics?agents=${globex.first.agent_id}&cell=${acme.dow}-9`);
    await expect(panel(page)).toContainText("No activity on these days");
  });

  test("shows the hours of UTC or the viewer's own, and says which", async ({ page }) => {
    const acme = await signUpWithWeeks("Acme");
    await signIn(page, acme.email);
    await expect(panel(page)).toContainText("hours in UTC");
    await panel(page).getByRole("button", { name: /^Asia/ }).click();
    await expect(page).toHaveURL(/zone=local/);
    await expect(panel(page)).toContainText(/hours in Asia\/(Kolkata|Calcutta)/);
    // 09:00 UTC is 14:30 there.
    await expect(
      grid(page).getByRole("gridcell", { name: /14:30 to 15:30 Asia\/\w+: 35 events$/ }),
    ).toHaveCount(1);
    await panel(page).getByRole("tab", { name: "Table" }).click();
    await expect(panel(page).locator("tbody tr").nth(14).locator("td").first()).toHaveText("14:30");
    const column = ((acme.dow + 6) % 7) + 1;
    expect(await cellOfTable(page, 14, column)).toBe(35);
    expect(await cellOfTable(page, 9, column)).toBe(0);
    await page.reload();
    await expect(panel(page)).toContainText(/hours in Asia/);
  });

  test("measures by the sum or by the mean of each time, its table as its cells", async ({ page }) => {
    const acme = await signUpWithWeeks("Acme");
    await startSession(page, acme.email);
    await page.goto("/analytics?range=28d");
    const cell = grid(page).getByRole("gridcell", { name: /09:00 to 10:00 UTC: 35 events$/ });
    await expect(cell).toHaveCount(1);
    await panel(page).getByRole("button", { name: "Each time" }).click();
    await expect(page).toHaveURL(/measure=mean/);
    // Of 28 days each weekday came by four times.
    const mean = 8.8;
    const name = new RegExp(`09:00 to 10:00 UTC: ${mean} events each time$`);
    await expect(grid(page).getByRole("gridcell", { name })).toHaveCount(1);
    await panel(page).getByRole("tab", { name: "Table" }).click();
    const column = ((acme.dow + 6) % 7) + 1;
    expect(await cellOfTable(page, 9, column)).toBe(mean);
    expect(await cellOfTable(page, 9, 8), "the hour in all").toBe(mean);
    // Nine o'clock and ten.
    await expect(panel(page).locator("tfoot td").nth(column)).toHaveText("9.8");
  });

  test("turns on a narrow window, its cells no smaller than a finger takes", async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const acme = await signUpWithWeeks("Acme");
    await signIn(page, acme.email);
    await scrollTo(page, /^Activity/);
    await expect(grid(page).getByRole("row")).toHaveCount(24);
    await expect(grid(page).getByRole("row").first().getByRole("gridcell")).toHaveCount(7);
    const box = await grid(page).getByRole("gridcell").first().boundingBox();
    expect(box?.width).toBeGreaterThanOrEqual(24);
    expect(box?.height).toBeGreaterThanOrEqual(24);
    await grid(page)
      .getByRole("gridcell", { name: /35 events$/ })
      .focus();
    await page.keyboard.press("ArrowUp");
    await expect(focused(page)).toHaveAccessibleName(/08:00 to 09:00 UTC/);
  });
});
