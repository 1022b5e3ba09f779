import type { Page } from "@playwright/test";
import { expect, rest, scrollTo, signIn, signUpTenant, startSession, test, tokenOf } from "./portal-test";
import { daysAgo, storeTokens } from "./store-tokens";
import { systemUnderTest } from "./system-under-test";

/** What a tile says, found by what it is of. */
const tile = (page: Page, title: string) =>
  page.getByRole("list", { name: "At a glance" }).getByRole("listitem").filter({ hasText: title });

const figure = (page: Page, title: string) => tile(page, title).locator(".text-figure");

/** The numbers as they are shown in the tests' language. */
const number = (value: number) => value.toLocaleString("en-GB");

const register = (token: string, name: string) => rest(token, "POST", "/api/agents", { name }, 201);

const isoDate = (date: Date) => date.toISOString().slice(0, 10);

/** A tenant with an agent in daily use, one that went dormant, and one that never had a token. */
async function signUpWithHistory(name: string) {
  const tenant = await signUpTenant(name);
  const busy = await register(tenant.token, `Busy at ${name}`);
  const dormant = await register(tenant.token, `Dormant at ${name}`);
  await register(tenant.token, `Idle at ${name}`);
  const days = Array.from({ length: 60 }, (_, n) => n + 1);
  await storeTokens(tenant.tenant_id, [
    ...days.map((n) => ({ agentId: busy.agent_id, at: daysAgo(n, 4), count: 20 + n })),
    { agentId: busy.agent_id, at: daysAgo(3, 15), count: 2_000 },
    { agentId: dormant.agent_id, at: daysAgo(12, 9), count: 7 },
  ]);
  return { ...tenant, busy, dormant };
}

test("the figures are those of REST, each tenant's own, and lead to what explains them", async ({ page }) => {
  const [acme, globex] = await Promise.all([signUpWithHistory("Acme"), signUpTenant("Globex")]);
  const other = await register(globex.token, "Of Globex");
  await storeTokens(globex.tenant_id, [{ agentId: other.agent_id, at: daysAgo(1, 4), count: 90_000 }]);
  await tokenOf(acme.busy);
  const readDays = (): Promise<{ date: string; count: number }[]> =>
    rest(acme.token, "GET", "/api/analytics/tokens?days=31");
  // Its API client had one as well.
  await expect.poll(async () => (await readDays()).at(-1)?.count).toBe(2);

  await signIn(page, acme.email);
  const days = await readDays();
  const monthBegan = `${isoDate(new Date()).slice(0, 7)}-01`;
  const ofMonth = days.filter(({ date }) => date >= monthBegan).reduce((sum, { count }) => sum + count, 0);
  await expect(figure(page, "Tokens today")).toHaveText("2");
  await expect(figure(page, "Tokens this month")).toHaveText(number(ofMonth));
  await expect(figure(page, "Active agents")).toHaveText("2 of 3");
  await expect(figure(page, "Gone dormant")).toHaveText("1");

  const buckets: { dow: number; hour: number; count: number }[] = await rest(
    acme.token,
    "GET",
    "/api/analytics/agents/activity",
  );
  const sums = new Map<string, number>();
  for (const { dow, hour, count } of buckets) {
    const key = `${dow} ${hour}`;
    sums.set(key, (sums.get(key) ?? 0) + count);
  }
  const [busiest = "", most = 0] = [...sums].sort(([, one], [, two]) => two - one)[0] ?? [];
  const [dow, hour] = busiest.split(" ").map(Number);
  expect([dow, hour]).toEqual([daysAgo(3, 15).getUTCDay(), 15]);
  const weekday = daysAgo(3, 15).toLocaleDateString("en-GB", { weekday: "short", timeZone: "UTC" });
  await expect(figure(page, "Busiest hour")).toHaveText(`${weekday} 15:00`);
  await expect(tile(page, "Busiest hour")).toContainText(`to 16:00 UTC: ${number(most)} events in all`);

  // What the server compares today and this month with is said in words, with the same stretch before.
  const span = { from: days[1]?.date, to: days.at(-1)?.date };
  const answer = await page.request.get(
    `/api/trpc/analytics.glance?input=${encodeURIComponent(JSON.stringify({ json: span }))}`,
  );
  const glance = (await answer.json()).result.data.json;
  expect(glance).toMatchObject({
    today: { count: 2 },
    month: { count: ofMonth },
    agents: { active: 2, total: 3 },
    dormant: 1,
  });
  for (const [title, { compared }] of [
    ["Tokens today", glance.today],
    ["Tokens this month", glance.month],
  ] as const) {
    const words = compared ? `beside ${number(compared.previous.count)} on` : "compared from 01:00 on";
    await expect(tile(page, title)).toContainText(words);
  }

  await tile(page, "Gone dormant").getByRole("link").click();
  await expect(page).toHaveURL(/activity=dormant.*#agents$/);
  await page.goBack();
  await tile(page, "Busiest hour").getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`cell=${dow}-15.*#activity$`));
  await expect(page.getByRole("region", { name: /^Agents on .*15:00 to 16:00 UTC$/ })).toContainText(
    `Busy at Acme${number(most)}`,
  );
  await tile(page, "Tokens today").getByRole("link").click();
  await expect(page).toHaveURL(/range=7d&compare=true.*#tokens$/);
  await expect(figure(page, "Active agents")).toHaveText("1 of 3");
  await expect(page.getByText("Globex")).toHaveCount(0);
});

test("are of the agents that the page is filtered by", async ({ page }) => {
  const acme = await signUpWithHistory("Acme");
  await startSession(page, acme.email);
  await page.goto(`/analytics?agents=${acme.dormant.agent_id}`);
  await expect(figure(page, "Tokens today")).toHaveText("0");
  await expect(figure(page, "Active agents")).toHaveText("1 of 1");
  await expect(figure(page, "Gone dormant")).toHaveText("1");
  await expect(tile(page, "Busiest hour")).toContainText("7 events in all");
});

test("a base of zero makes no percentage", async ({ page }) => {
  const acme = await signUpTenant("Acme");
  const agent = await register(acme.token, "New");
  const hour = new Date().getUTCHours();
  await storeTokens(acme.tenant_id, [{ agentId: agent.agent_id, at: daysAgo(0, 0), count: 5 }]);
  await signIn(page, acme.email);
  const today = tile(page, "Tokens today");
  await expect(today).toContainText(hour === 0 ? "compared from 01:00 on" : "new beside 0 on");
  await expect(today).not.toContainText("%");
});

test("today's and the month's figures follow each token, and nothing moves on the page", async ({
  page,
  browser,
}) => {
  const [acme, globex] = await Promise.all([signUpWithHistory("Acme"), signUpWithHistory("Globex")]);
  const stranger = await browser.newContext({ baseURL: systemUnderTest().url });
  const theirs = await stranger.newPage();
  await Promise.all([signIn(page, acme.email), signIn(theirs, globex.email)]);
  await expect(page.getByRole("status").filter({ hasText: "Live" })).toBeVisible();
  await expect(figure(page, "Tokens today")).toHaveText("1");
  await expect(figure(theirs, "Tokens today")).toHaveText("1");
  const month = Number((await figure(page, "Tokens this month").textContent())?.replaceAll(",", ""));

  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.evaluate(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: "layout-shift" });
  });
  for (const more of [1, 2, 3]) {
    await tokenOf(acme.busy);
    await expect(figure(page, "Tokens today")).toHaveText(String(1 + more), { timeout: 2_000 });
    await expect(figure(page, "Tokens this month")).toHaveText(number(month + more));
  }
  expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
  expect(requests.filter((url) => url.includes("analytics.glance"))).toEqual([]);
  await expect(figure(theirs, "Tokens today")).toHaveText("1");
  await stranger.close();
});

for (const viewport of [
  { width: 360, height: 740 },
  { width: 1280, height: 900 },
]) {
  test(`the figures come without moving anything, ${viewport.width} wide`, async ({ page }) => {
    await page.setViewportSize(viewport);
    const { demo } = systemUnderTest();
    await signIn(page, demo.email, demo.password);
    await page.addInitScript(() => {
      const moved: string[] = [];
      Object.assign(window, { moved });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { value, sources } = entry as unknown as {
            value: number;
            sources: { node: Element | null }[];
          };
          // The dot of the live status goes where its word ends.
          if (value > 0.001) moved.push(...sources.map(({ node }) => `${value} ${node?.nodeName}`));
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto("/analytics");
    await expect(figure(page, "Busiest hour")).toHaveText(/\d:00$/);
    await scrollTo(page, /^Activity/);
    await expect(page.getByRole("grid")).toBeVisible();
    await scrollTo(page, "Tokens by agent");
    await expect(page.getByRole("table", { name: /^Agents and their tokens/ })).toBeVisible();
    await page.waitForLoadState("networkidle");
    expect(await page.evaluate(() => (window as unknown as { moved: string[] }).moved)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      viewport.width,
    );
  });
}
