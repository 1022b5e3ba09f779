import { randomUUID } from "node:crypto";
import { expect, rest, signUpTenant, startSession, test } from "./portal-test";

test("the audit trail shows who did what, when, from where and to what, and only of the own tenant", async ({
  page,
}) => {
  const [acme, globex] = await Promise.all([signUpTenant("Acme"), signUpTenant("Globex")]);
  const scout = await rest(acme.token, "POST", "/api/agents", { name: "Scout" }, 201);
  const runner = await rest(acme.token, "POST", "/api/agents", { name: "Runner" }, 201);
  await rest(acme.token, "PATCH", `/api/agents/${scout.agent_id}`, { description: "Finds things" });
  await rest(globex.token, "POST", "/api/agents", { name: "Globex's own" }, 201);

  await startSession(page, acme.email);
  await page.goto("/settings/audit");
  const trail = page.getByRole("table", { name: "Audit trail" });
  const rows = trail.locator("tbody").getByRole("row");
  await expect(rows).toHaveCount(5);
  await expect(rows.nth(0)).toContainText("Signed in");
  await expect(rows.nth(0)).toContainText(acme.email);
  await expect(rows.nth(0)).toContainText(/Chrome.* on Linux/);
  await expect(rows.nth(0)).toContainText(/127\.0\.0\.1|::1/);
  await expect(rows.nth(1)).toContainText("Agent changed: Scout");
  await expect(rows.nth(1)).toContainText("description");
  await expect(rows.nth(1)).toContainText("First API client");
  await expect(page.getByText("Globex")).toHaveCount(0);
  await expect(page.getByText("Entries are only ever added")).toBeVisible();

  // The same as over REST.
  const entries = await rest(acme.token, "GET", "/api/audit");
  const times = await trail
    .locator("tbody tr > td:first-child time")
    .evaluateAll((shown) => shown.map((time) => time.getAttribute("datetime")));
  expect(times).toEqual(entries.map(({ at }: { at: string }) => at));
  expect(await rest(globex.token, "GET", "/api/audit")).toHaveLength(2);

  // Filtered by what is in the URL, which can be gone back from and opened anew.
  await rows.nth(1).getByRole("button", { name: "Only entries about Scout" }).click();
  await expect(page).toHaveURL(new RegExp(`target=${scout.agent_id}`));
  await expect(rows).toHaveCount(2);
  await page.getByLabel("What").selectOption({ label: "Agent registered" });
  await expect(rows).toHaveCount(1);
  await page.reload();
  await expect(rows).toHaveCount(1);
  await expect(page.getByRole("button", { name: /^About Scout/ })).toBeVisible();
  await page.getByRole("button", { name: /^About Scout/ }).click();
  await expect(rows).toHaveCount(2);
  await page.goBack();
  await expect(rows).toHaveCount(1);
  await page.getByRole("button", { name: "Show all", exact: true }).click();
  await expect(rows).toHaveCount(5);
  await page.getByLabel("Who").selectOption({ label: `By ${acme.email}` });
  await expect(rows).toHaveCount(2);
  await page.getByLabel("Day, UTC").fill("2020-01-01");
  await expect(page.getByText("No entry matches")).toBeVisible();
  await page.getByRole("button", { name: "Show all entries" }).click();
  await expect(rows).toHaveCount(5);
  await rows.nth(1).getByRole("button", { name: "First API client" }).click();
  await expect(rows).toHaveCount(3);

  // The id of another tenant's agent filters nothing in.
  const [theirs] = await rest(globex.token, "GET", "/api/agents");
  await page.goto(`/settings/audit?target=${theirs.agent_id}`);
  await expect(page.getByText("No entry matches")).toBeVisible();

  await page.goto("/settings/audit");
  await trail.getByRole("link", { name: "Runner" }).click();
  await page.waitForURL(`**/agents/${runner.agent_id}`);
});

test("a long trail is paged, and another filter starts at its first page", async ({ page }) => {
  const acme = await signUpTenant("Acme");
  for (let n = 0; n < 55; n++) await rest(acme.token, "POST", "/api/agents", { name: `Agent ${n}` }, 201);
  await startSession(page, acme.email);
  await page.goto("/settings/audit");
  const rows = page.getByRole("table", { name: "Audit trail" }).locator("tbody").getByRole("row");
  await expect(rows).toHaveCount(50);
  await page.getByRole("button", { name: "Next" }).click();
  await expect(rows).toHaveCount(7);
  await page.getByLabel("What").selectOption({ label: "Agent registered" });
  await expect(rows).toHaveCount(50);
  await page.getByRole("button", { name: "Next" }).click();
  await expect(rows).toHaveCount(5);
  await page.getByRole("button", { name: "Previous" }).click();
  await expect(rows).toHaveCount(50);
});

test("a bad filter in the URL filters nothing", async ({ page }) => {
  const acme = await signUpTenant("Acme");
  await startSession(page, acme.email);
  await page.goto(`/settings/audit?actor=nobody&action=nothing&day=never&other=${randomUUID()}`);
  await expect(
    page.getByRole("table", { name: "Audit trail" }).locator("tbody").getByRole("row"),
  ).toHaveCount(2);
});
