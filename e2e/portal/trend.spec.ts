import type { Page } from "@playwright/test";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { expect, rest, signIn, signUpTenant, startSession, test } from "./portal-test";
import { daysAgo, storeTokens } from "./store-tokens";
import { systemUnderTest } from "./system-under-test";
import { codeOf, delayCode } from "./withhold-code";

const panel = (page: Page) => page.getByRole("region", { name: "Tokens issued" });
const plot = (page: Page) => panel(page).getByRole("application");
const reading = (page: Page) => panel(page).getByRole("status").first();
const figure = (page: Page) => panel(page).locator(".text-figure");

const isoDate = (date: Date) => date.toISOString().slice(0, 10);
const dayAgo = (days: number) => isoDate(daysAgo(days, 0));
const number = (value: number) => value.toLocaleString("en-GB");
const longDay = (days: number) =>
  daysAgo(days, 0).toLocaleDateString("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });

/** An agent with `100 + n` tokens n days ago, and one with 7 on each of these days. */
async function signUpWithDays(name: string) {
  const tenant = await signUpTenant(name);
  const register = (agent: string) => rest(tenant.token, "POST", "/api/agents", { name: agent }, 201);
  const [first, second] = [await register(`First of ${name}`), await register(`Second of ${name}`)];
  const days = Array.from({ length: 80 }, (_, n) => n + 1);
  await storeTokens(
    tenant.tenant_id,
    days.flatMap((n) => [
      { agentId: first.agent_id, at: daysAgo(n, 9), count: 100 + n },
      { agentId: second.agent_id, at: daysAgo(n, 9), count: 7 },
    ]),
  );
  // What the sign-up itself was counted for.
  await expect
    .poll(async () => (await rest(tenant.token, "GET", "/api/analytics/tokens?days=1"))[0].count)
    .toBe(1);
  return { ...tenant, first, second };
}

/** The tokens of all agents n days ago. */
const tokensOf = (n: number) => 107 + n;

const sum = (from: number, to: number) => {
  let tokens = 0;
  for (let n = from; n >= to; n--) tokens += tokensOf(n);
  return tokens;
};

const days = (page: Page) =>
  panel(page)
    .locator("tbody tr td:first-child time")
    .evaluateAll((times) => times.map((time) => time.getAttribute("datetime")));

test("arrows read day by day, Enter pins a day, Escape and leaving the chart close it", async ({ page }) => {
  const acme = await signUpWithDays("Acme");
  await signIn(page, acme.email);
  await expect(figure(page)).toHaveText(number(sum(29, 1) + 1));
  await panel(page).getByRole("button", { name: "Deactivations" }).focus();
  await page.keyboard.press("Tab");
  await expect(plot(page)).toBeFocused();
  await expect(reading(page)).toContainText(longDay(0));
  await expect(reading(page)).toContainText("1 token so far");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(reading(page)).toContainText(`${longDay(2)}, UTC`);
  await expect(reading(page)).toContainText(`${tokensOf(2)} tokens`);
  await page.keyboard.press("Home");
  await expect(reading(page)).toContainText(`${tokensOf(29)} tokens`);
  await page.keyboard.press("ArrowRight");
  await expect(reading(page)).toContainText(`${tokensOf(28)} tokens`);

  await expect(panel(page).getByRole("link", { name: "Agents on this day" })).toHaveCount(0);
  await page.keyboard.press("Enter");
  await page.mouse.move(5, 5);
  const agentsOfDay = panel(page).getByRole("link", { name: "Agents on this day" });
  await expect(agentsOfDay).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(reading(page)).toBeEmpty();
  await expect(agentsOfDay).toHaveCount(0);

  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(agentsOfDay).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(reading(page)).toBeEmpty();

  await plot(page).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`range=${dayAgo(29)}\\.\\.${dayAgo(29)}#agents$`));
  await expect(figure(page)).toHaveText(String(tokensOf(29)));
});

test("Shift with arrows and dragging choose days, and Zoom shows them alone", async ({ page }) => {
  const acme = await signUpWithDays("Acme");
  await signIn(page, acme.email);
  await expect(figure(page)).toHaveText(number(sum(29, 1) + 1));
  await plot(page).focus();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  for (let n = 0; n < 3; n++) await page.keyboard.press("Shift+ArrowLeft");
  const chosen = panel(page).getByRole("group", { name: "Chosen days" });
  await expect(chosen).toContainText(`${number(sum(4, 1))} tokens`);
  await page.keyboard.press("Escape");
  await expect(chosen).toHaveCount(0);

  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  for (let n = 0; n < 3; n++) await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Tab");
  await expect(chosen.getByRole("button", { name: "Zoom" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`range=${dayAgo(4)}\\.\\.${dayAgo(1)}$`));
  await expect(figure(page)).toHaveText(number(sum(4, 1)));
  await page.goBack();
  await expect(figure(page)).toHaveText(number(sum(29, 1) + 1));

  const box = await plot(page).boundingBox();
  if (!box) throw new Error("The plot is not there.");
  await page.mouse.move(box.x + 1, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 4, box.y + 50, { steps: 4 });
  await page.mouse.move(box.x + box.width / 2 - 1, box.y + 40, { steps: 4 });
  await page.mouse.up();
  await chosen.getByRole("button", { name: "Copy link" }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).searchParams.get("range")).toMatch(new RegExp(`^${dayAgo(29)}\\.\\.`));
  await chosen.getByRole("button", { name: "Choose no days" }).click();
  await expect(chosen).toHaveCount(0);
});

test("presets, comparison and the agents change the URL and the figures, which are REST's", async ({
  page,
}) => {
  const [acme, globex] = await Promise.all([signUpWithDays("Acme"), signUpWithDays("Globex")]);
  await signIn(page, acme.email);
  for (const length of [7, 28, 90, 30]) {
    await page.getByRole("button", { name: `Last ${length} days` }).click();
    await expect(page).toHaveURL(length === 30 ? /\/analytics$/ : new RegExp(`range=${length}d`));
    const read: { date: string; count: number }[] = await rest(
      acme.token,
      "GET",
      `/api/analytics/tokens?days=${length}`,
    );
    await expect(figure(page)).toHaveText(number(read.reduce((total, { count }) => total + count, 0)));
    await panel(page).getByRole("tab", { name: "Table" }).click();
    expect(await days(page)).toEqual(read.map(({ date }) => date));
    await panel(page).getByRole("tab", { name: "Chart" }).click();
  }

  await page.getByRole("button", { name: "Last 7 days" }).click();
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(page).toHaveURL(/range=7d&compare=true/);
  await panel(page).getByRole("tab", { name: "Table" }).click();
  const yesterday = panel(page).locator("tbody tr").nth(5).locator("td");
  await expect(yesterday.nth(1)).toHaveText(String(tokensOf(1)));
  await expect(yesterday.nth(3)).toHaveText(String(tokensOf(8)));
  await expect(yesterday.nth(4)).toHaveText("-7");
  await panel(page).getByRole("tab", { name: "Chart" }).click();
  await plot(page).focus();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  // Both days, and the difference.
  await expect(reading(page)).toContainText(longDay(1));
  await expect(reading(page)).toContainText(longDay(8));
  await expect(reading(page)).toContainText("difference -7");

  await page.getByRole("button", { name: "All agents" }).first().click();
  await page.getByRole("combobox", { name: "Search agents by name" }).fill("second");
  await expect(page.getByRole("option")).toHaveText(["Second of Acme"]);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(new RegExp(`agents=${acme.second.agent_id}`));
  await expect(figure(page)).toHaveText("42");
  await expect(page.getByText("Globex")).toHaveCount(0);

  await page.goto(`/analytics?agents=${globex.second.agent_id}`);
  await expect(panel(page)).toContainText("No tokens on these days");
});

test("the days of the page survive going to another page, there and back", async ({ page }) => {
  const acme = await signUpWithDays("Acme");
  await startSession(page, acme.email);
  await page.goto(`/analytics?range=7d&compare=true&measure=mean&agents=${acme.first.agent_id}`);
  const total = number(tokensOf(1) * 6 + 15 - 42);
  await expect(figure(page)).toHaveText(total);
  const navigation = page.getByRole("navigation", { name: "Portal" });
  await navigation.getByRole("link", { name: "Agents" }).click();
  await expect(page).toHaveURL(/\/agents\?range=7d&compare=true&measure=mean$/);
  await expect(page.getByRole("link", { name: "First of Acme" })).toBeVisible();
  await navigation.getByRole("link", { name: "Analytics" }).click();
  await expect(page).toHaveURL(/\/analytics\?range=7d&compare=true&measure=mean$/);
  await expect(page.getByRole("button", { name: "Last 7 days" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("button", { name: "Compare" })).toHaveAttribute("aria-pressed", "true");

  // The browser's own way back has all of it.
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`agents=${acme.first.agent_id}`));
  await expect(figure(page)).toHaveText(total);
});

test("the days of the page survive the way by an agent and through the settings", async ({ page }) => {
  const acme = await signUpWithDays("Acme");
  await signIn(page, acme.email);
  const kept = "range=7d&compare=true&measure=mean";
  await page.goto(`/agents?${kept}`);
  await page.getByRole("link", { name: "First of Acme" }).click();
  await expect(page).toHaveURL(new RegExp(`/agents/${acme.first.agent_id}\\?${kept}$`));
  await expect(page.getByRole("button", { name: "Last 7 days" })).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("main").getByRole("link", { name: "Agents", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/agents\\?${kept}$`));

  const navigation = page.getByRole("navigation", { name: "Portal" });
  await navigation.getByRole("link", { name: "Settings" }).click();
  await expect(page).toHaveURL(new RegExp(`/settings/account\\?${kept}$`));
  await page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "Members" }).click();
  await expect(page).toHaveURL(new RegExp(`/settings/members\\?${kept}$`));
  await page.getByRole("button", { name: "Search and commands" }).waitFor();
  await navigation.getByRole("link", { name: "Analytics" }).click();
  await expect(page).toHaveURL(new RegExp(`/analytics\\?${kept}$`));
});

test("a span within the last 90 days is chosen by the keyboard, and any other is refused with what to do", async ({
  page,
}) => {
  const acme = await signUpWithDays("Acme");
  await signIn(page, acme.email);
  const opener = page.getByRole("button", { name: "Choose days" });
  await opener.focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("From", { exact: true }).fill(dayAgo(200));
  await page.getByLabel("To", { exact: true }).fill(dayAgo(3));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Choose two days within the last 90")).toBeVisible();
  await page.getByLabel("From", { exact: true }).fill(dayAgo(5));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`range=${dayAgo(5)}\\.\\.${dayAgo(3)}$`));
  await expect(figure(page)).toHaveText(number(sum(5, 3)));
  await expect(page.getByRole("button", { name: /^Chosen days, / })).toHaveAttribute("aria-pressed", "true");
  await expect(panel(page)).not.toContainText("so far");
});

/** How many of the pixels of two pictures of the same size differ to the eye. */
const differingPixels = (one: Buffer, other: Buffer) => {
  const [first, second] = [PNG.sync.read(one), PNG.sync.read(other)];
  return pixelmatch(first.data, second.data, undefined, first.width, first.height);
};

for (const [name, query] of [
  ["thirty days", ""],
  ["what is compared and counted beside", "?compare=true&metrics=agent_registered"],
  ["a single day", `?range=${dayAgo(2)}..${dayAgo(2)}`],
] as const) {
  test(`the lines are there, and can be read, without recharts, which draws the same: ${name}`, async ({
    page,
  }) => {
    const acme = await signUpWithDays("Acme");
    await startSession(page, acme.email);
    const letItArrive = await delayCode(page, codeOf.recharts);
    await page.goto(`/analytics${query}`);
    const lines = panel(page).locator(".recharts-line");
    await plot(page).focus();
    await page.keyboard.press("End");
    await expect(reading(page)).not.toBeEmpty();
    await page.keyboard.press("Escape");
    await plot(page).blur();
    await expect(reading(page)).toBeEmpty();
    await expect(lines).toHaveCount(0);
    const plain = await plot(page).screenshot();

    await letItArrive();
    await expect(lines).not.toHaveCount(0);
    const drawn = await plot(page).screenshot();
    expect(differingPixels(plain, drawn)).toBeLessThan(20);
  });
}

test("an unusual day is ringed, said in words, and names the agents that made most of it", async ({
  page,
  browser,
}) => {
  const [acme, globex] = await Promise.all([signUpWithDays("Acme"), signUpWithDays("Globex")]);
  await storeTokens(acme.tenant_id, [{ agentId: acme.second.agent_id, at: daysAgo(10, 11), count: 3_000 }]);
  await signIn(page, acme.email);
  await expect(panel(page).getByText("unusual", { exact: true })).toBeVisible();
  await plot(page).focus();
  await page.keyboard.press("End");
  for (let n = 0; n < 10; n++) await page.keyboard.press("ArrowLeft");
  await expect(reading(page)).toContainText(longDay(10));
  await expect(reading(page)).toContainText(/Unusual: far more than the \d+ of other \w+days/);
  await page.keyboard.press("Enter");
  await expect(panel(page).getByRole("link", { name: "Second of Acme" })).toBeVisible();
  await expect(panel(page)).toContainText("3,007, usually 7");
  await panel(page).getByRole("tab", { name: "Table" }).click();
  await expect(panel(page).locator("tbody tr").filter({ hasText: "(unusual)" })).toHaveCount(1);

  const theirs = await (
    await browser.newContext({ baseURL: systemUnderTest().url, locale: "en-GB" })
  ).newPage();
  await signIn(theirs, globex.email);
  await expect(figure(theirs)).toHaveText(number(sum(29, 1) + 1));
  await expect(theirs.getByText("unusual")).toHaveCount(0);
  await theirs.context().close();
});
