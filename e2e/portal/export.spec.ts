import { readFile } from "node:fs/promises";
import type { Download, Locator, Page } from "@playwright/test";
import { PNG } from "pngjs";
import { expect, rest, signIn, signUpTenant, test, tokenOf } from "./portal-test";
import { systemUnderTest } from "./system-under-test";

const textOf = async (download: Download) => readFile(await download.path(), "utf8");

/** The cells of a CSV in which nothing is quoted. */
const cellsOf = (csv: string) =>
  csv
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(","));

const save = async (page: Page, panel: Locator, what: string): Promise<Download> => {
  await panel.getByRole("button", { name: /^Save / }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download", { timeout: 30_000 }),
    page.getByRole("menuitem", { name: what }).click(),
  ]);
  await expect(page.getByText(`Saved ${download.suggestedFilename()}`)).toBeVisible();
  return download;
};

const rowsOf = (table: Locator) =>
  table
    .locator("tbody tr")
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? "")),
    );

/** How large a PNG is, and how many different colours it has. */
const look = (png: Buffer) => {
  const { width, height, data } = PNG.sync.read(png);
  const colours = new Map<number, number>();
  for (let at = 0; at < data.length; at += 4) {
    const colour = data.readUIntBE(at, 3);
    colours.set(colour, (colours.get(colour) ?? 0) + 1);
  }
  const [ground] = [...colours].sort(([, one], [, other]) => other - one);
  const rowAt = (row: number) => data.subarray(row * width * 4, (row + 1) * width * 4);
  let longestRun = 0;
  for (let row = 1, run = 1; row < height; row++) {
    run = rowAt(row).equals(rowAt(row - 1)) ? run + 1 : 1;
    longestRun = Math.max(longestRun, run);
  }
  return {
    width,
    height,
    /** How many rows follow each other that are all the same, at most. */
    longestRun,
    colours: colours.size,
    /** How much of it is black. */
    black: (colours.get(0) ?? 0) / (width * height),
    /** How light most of it is, from 0 to 1. */
    ground: ((ground?.[0] ?? 0) & 255) / 255,
  };
};

test("the trend is saved as CSV: the days of its table, which are those of REST", async ({ page }) => {
  const { demo } = systemUnderTest();
  await signIn(page, demo.email, demo.password);
  const read = async (path: string) => (await page.request.get(path)).json();
  const panel = page.getByRole("region", { name: "Tokens issued" });
  await expect(panel.locator(".recharts-line path").first()).toBeVisible();

  const download = await save(page, panel, "Table as CSV");
  const trend: { date: string; count: number }[] = await read("/api/analytics/tokens?days=30");
  expect(download.suggestedFilename()).toBe(
    `tokens-issued_${trend[0]?.date}_${trend.at(-1)?.date}_UTC_All-agents.csv`,
  );
  const [columns, ...rows] = cellsOf(await textOf(download));
  expect(columns).toEqual(["date", "token_issued", "note"]);
  expect(rows.map(([date, count]) => ({ date, count: Number(count) }))).toEqual(trend);
  expect(rows.at(-1)?.[2]).toContain("so far");

  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await panel.getByRole("tab", { name: "Table" }).click();
  await expect(panel.getByRole("columnheader", { name: "Tokens then" })).toBeVisible();
  const compared = await save(page, panel, "Table as CSV");
  expect(compared.suggestedFilename()).toContain("_compared.csv");
  const shown = await rowsOf(panel.getByRole("table"));
  const [header, ...saved] = cellsOf(await textOf(compared));
  expect(header).toEqual([
    "date",
    "token_issued",
    "compared_date",
    "compared_until",
    "compared_token_issued",
    "difference",
    "note",
  ]);
  const digits = (text: string | undefined) => text?.replaceAll(/[^\d-]/g, "");
  expect(saved.map((row) => [row[1], row[4], row[5]])).toEqual(
    shown.map((row) => [row[1], row[3], row[4]].map(digits)),
  );
});

test("the heatmap is saved as CSV: the hours of its table, whose sum is that of REST", async ({ page }) => {
  const { demo } = systemUnderTest();
  await signIn(page, demo.email, demo.password);
  const panel = page.getByRole("region", { name: /^Activity by weekday/ });
  await expect(panel.getByRole("grid")).toBeVisible();
  const download = await save(page, panel, "Table as CSV");
  expect(download.suggestedFilename()).toMatch(/_UTC_All-agents_sums\.csv$/);
  const [columns, ...rows] = cellsOf(await textOf(download));
  expect(columns).toHaveLength(9);
  expect(rows).toHaveLength(24);

  const buckets: { dow: number; hour: number; count: number }[] = await (
    await page.request.get("/api/analytics/agents/activity")
  ).json();
  const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
  expect(rows.map((row) => Number(row.at(-1)))).toEqual(
    rows.map((_, hour) => sum(buckets.filter((bucket) => bucket.hour === hour).map(({ count }) => count))),
  );
  expect(sum(rows.map((row) => Number(row[1])))).toBe(
    sum(buckets.filter(({ dow }) => dow === 1).map(({ count }) => count)),
  );
});

test("what is saved is the tenant's own, and no name is a formula", async ({ page }) => {
  const [acme, globex] = await Promise.all([signUpTenant("Acme"), signUpTenant("Globex")]);
  const names = ["=HYPERLINK(1)", 'Says "hello", twice'];
  for (const name of names) {
    const agent = await rest(acme.token, "POST", "/api/agents", { name }, 201);
    await tokenOf(agent);
  }
  await rest(globex.token, "POST", "/api/agents", { name: "Globex's own" }, 201);
  await expect
    .poll(() => rest(acme.token, "GET", "/api/analytics/agents"))
    .toMatchObject([{ token_count: 1 }, { token_count: 1 }]);

  await signIn(page, acme.email);
  const panel = page.getByRole("region", { name: "Tokens by agent" });
  await expect(panel.getByRole("link", { name: "=HYPERLINK(1)" })).toBeVisible();
  const csv = await textOf(await save(page, panel, "Table as CSV"));
  expect(csv).toContain(",'=HYPERLINK(1),active,,1,");
  expect(csv).toContain(',"Says ""hello"", twice",active,,1,');
  expect(csv.trimEnd().split("\r\n")).toHaveLength(3);
  expect(csv).not.toContain("Globex");
});

test.describe("as a picture of a narrow window", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("a panel has no void where its controls are", async ({ page }, testInfo) => {
    const { demo } = systemUnderTest();
    await signIn(page, demo.email, demo.password);
    for (const name of [/^Tokens issued/, /^Activity by weekday/]) {
      const panel = page.getByRole("region", { name }).first();
      await expect(panel.locator(".recharts-surface").first()).toBeVisible();
      const download = await save(page, panel, "Chart as PNG");
      await download.saveAs(testInfo.outputPath(download.suggestedFilename()));
      const picture = look(await readFile(await download.path()));
      const box = await panel.boundingBox();
      expect(picture.width).toBeGreaterThan(2 * (box?.width ?? 0));
      // In pixels of the picture, of which two are one of the page.
      expect(picture.longestRun).toBeLessThan(2 * 48);
      // The copy that was drawn is gone again.
      await expect(page.getByRole("region", { name, includeHidden: true })).toHaveCount(1);
    }
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`as a picture, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test("a panel is saved in its theme, larger than life and not blank", async ({ page }, testInfo) => {
      const { demo } = systemUnderTest();
      await signIn(page, demo.email, demo.password);
      for (const name of [/^Tokens issued/, /^Activity by weekday/]) {
        const panel = page.getByRole("region", { name }).first();
        await expect(panel.locator(".recharts-surface").first()).toBeVisible();
        // A picture of a table would be cut off where it scrolls: the chart is shown for it.
        await panel.getByRole("tab", { name: "Table" }).click();
        const download = await save(page, panel, "Chart as PNG");
        await expect(panel.getByRole("tab", { name: "Chart" })).toHaveAttribute("aria-selected", "true");
        expect(download.suggestedFilename()).toMatch(/_UTC_All-agents.*\.png$/);
        await download.saveAs(testInfo.outputPath(download.suggestedFilename()));

        const box = await panel.boundingBox();
        const picture = look(await readFile(await download.path()));
        expect(picture.width).toBeGreaterThan(2 * (box?.width ?? 0));
        expect(picture.height).toBeGreaterThan(2 * (box?.height ?? 0));
        expect(picture.colours).toBeGreaterThan(50);
        // What a shape is filled with comes from a stylesheet, and is black without it.
        expect(picture.black).toBeLessThan(0.01);
        if (colorScheme === "light") expect(picture.ground).toBeGreaterThan(0.9);
        else expect(picture.ground).toBeLessThan(0.3);
      }
    });
  });
}
