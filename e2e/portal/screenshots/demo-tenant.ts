import type { Page } from "@playwright/test";
import { codeOf, withholdCode } from "../withhold-code";
import type { Camera } from "./camera";

export async function signInToDemo(page: Page, demo: { email: string; password: string }): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(demo.email);
  await page.getByLabel("Password").fill(demo.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/analytics");
}

export async function waitForCharts(page: Page): Promise<void> {
  await page.locator(".recharts-line-curve").first().waitFor();
  await page.getByRole("status").getByText("Live").waitFor();
  // What is further down is left out until the page is scrolled.
  await page.mouse.wheel(0, 40);
  await page.mouse.wheel(0, -40);
  await page.getByRole("grid").waitFor();
}

const trendPanel = (page: Page) => page.getByRole("region", { name: "Tokens issued" });

/** The line chart and the heatmap, read and chosen in. */
async function photographCharts(page: Page, camera: Camera): Promise<void> {
  const plot = trendPanel(page).getByRole("application");
  await plot.focus();
  await page.keyboard.press("End");
  await camera.window("trend-reading-today");
  const pressLeftToAnomaly = async () => {
    const unusual = trendPanel(page).getByText("Unusual:");
    for (let day = 0; day < 30 && !(await unusual.isVisible()); day++) await page.keyboard.press("ArrowLeft");
  };
  await pressLeftToAnomaly();
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Agents on this day" }).waitFor();
  await camera.window("trend-reading-pinned");
  await page.keyboard.press("Escape");
  await plot.focus();
  await page.keyboard.press("End");
  for (let day = 0; day < 5; day++) await page.keyboard.press("Shift+ArrowLeft");
  await page.getByRole("group", { name: "Chosen days" }).waitFor();
  await camera.window("trend-span");
  await page.keyboard.press("Escape");
  for (const name of ["Registrations", "Updates", "Deactivations"]) {
    await trendPanel(page).getByRole("button", { name }).click();
  }
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await page.waitForURL(/compare=true/);
  await camera.page("analytics-compared");
  await plot.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await camera.window("trend-reading-compared");

  await page.goto("/analytics?cell=2-10&zone=local&measure=mean");
  await waitForCharts(page);
  await page.getByRole("button", { name: "Only these agents" }).waitFor();
  await camera.page("analytics-hour");
  for (const end of ["Control+Home", "Control+End"]) {
    await page.getByRole("gridcell", { selected: true }).focus();
    await page.keyboard.press(end);
    await camera.window(`heatmap-reading-${end === "Control+Home" ? "first" : "last"}`);
  }
}

async function photographToolbar(page: Page, camera: Camera): Promise<void> {
  await page.goto("/analytics");
  await waitForCharts(page);
  for (const [name, picture] of [
    ["Choose days", "span-picker"],
    ["All agents", "agent-picker"],
    ["Copy link", "copy-link"],
  ] as const) {
    await page.getByRole("button", { name, exact: true }).first().click();
    await page.getByRole("dialog").or(page.getByRole("menu")).first().waitFor();
    await camera.window(picture);
    await page.keyboard.press("Escape");
  }
  await page.getByRole("button", { name: "Views", exact: true }).click();
  await page.getByLabel("Save what this page shows as").waitFor();
  await camera.window("views-none");
  await page.getByLabel("Save what this page shows as").fill("The last 30 days");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Rename The last 30 days" }).waitFor();
  await camera.window("views");
  await page.getByRole("button", { name: "Delete The last 30 days" }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Save Tokens issued" }).click();
  await page.getByRole("menu").waitFor();
  await camera.window("export-menu");
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Search and commands" }).click();
  await page.getByRole("combobox").fill("re");
  await page.getByRole("option").first().waitFor();
  await camera.window("command-palette");
  await page.keyboard.press("Escape");
  await page.getByRole("combobox").waitFor({ state: "hidden" });
  await page.keyboard.press("?");
  await page.getByRole("checkbox").waitFor();
  await camera.window("keyboard-shortcuts");
  await page.keyboard.press("Escape");
}

/** What is said where the server fails: in the panels, and in place of a whole page. */
async function photographFailures(page: Page, camera: Camera): Promise<void> {
  await page.goto("/analytics");
  await waitForCharts(page);
  await page.route("**/api/trpc/**", (route) => route.abort());
  await page.getByRole("button", { name: "Last 7 days" }).click();
  await page.getByText("The agents could not be read").waitFor({ timeout: 60_000 });
  await camera.page("analytics-failed");
  await page.unroute("**/api/trpc/**");

  const letItArrive = await withholdCode(page, codeOf.panels);
  await page.goto("/analytics");
  await page.getByText("This page could not be shown").waitFor();
  await camera.page("page-failed");
  await letItArrive();
}

/** A tenant of many agents, with 90 days of history. */
export async function photographDemoTenant(page: Page, camera: Camera): Promise<void> {
  await waitForCharts(page);
  await camera.page("analytics");
  for (const tab of await page.getByRole("tab", { name: "Table" }).all()) await tab.click();
  await camera.page("analytics-tables");
  await page.goto("/analytics?compare=true&metrics=agent_registered,agent_updated,agent_deactivated");
  await waitForCharts(page);
  await trendPanel(page).getByRole("tab", { name: "Table" }).click();
  await camera.page("analytics-table-compared");
  await page.goto("/analytics");
  await waitForCharts(page);
  await photographCharts(page, camera);
  await photographToolbar(page, camera);
  await page.goto("/analytics?activity=dormant");
  await waitForCharts(page);
  await camera.page("analytics-dormant");
  await page.goto("/analytics?search=nobody");
  await waitForCharts(page);
  await camera.page("analytics-no-match");
  await page.goto("/agents");
  await camera.page("agents");
  await page.getByRole("link", { name: "Lead enrichment" }).click();
  await waitForCharts(page);
  await camera.page("agent");
  await page.goto("/settings/audit");
  await camera.page("audit-trail-long");
  await photographFailures(page, camera);
}
