import { mkdir, rm } from "node:fs/promises";
import type { Browser, Page } from "@playwright/test";
import { launchBrowser } from "./launch-browser";
import { startSystem } from "./start-system";

const directory = "screenshots";

const themes = ["light", "dark"] as const;

const windows = [
  { width: 1280, height: 900 },
  { width: 360, height: 740 },
] as const;

const password = "a long enough password";

const openPage = async (
  browser: Browser,
  url: string,
  colorScheme: (typeof themes)[number],
  viewport: { width: number; height: number },
  deviceScaleFactor = 1,
): Promise<Page> => {
  const context = await browser.newContext({
    baseURL: url,
    colorScheme,
    viewport,
    deviceScaleFactor,
    locale: "en-GB",
    reducedMotion: "reduce",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  return context.newPage();
};

const signIn = async (page: Page, email: string, itsPassword: string) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(itsPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/analytics");
};

const waitForCharts = async (page: Page) => {
  await page.getByText("so far").first().waitFor();
  await page.getByRole("grid").waitFor();
  await page.locator(".recharts-line-curve").first().waitFor();
};

/** From sign-up to the first token, by way of every page and dialog. */
const photographNewTenant = async (page: Page, email: string, shoot: (name: string) => Promise<void>) => {
  await page.goto("/sign-in");
  await shoot("sign-in");
  await page.goto("/sign-up");
  await shoot("sign-up");
  await page.getByRole("button", { name: "Sign up" }).click();
  await shoot("sign-up-refused");
  await page.getByLabel("Organisation").fill("Harbour Robotics");
  await page.getByLabel("Your e-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign up" }).click();
  await page.getByRole("button", { name: "Go on to the portal" }).waitFor();
  await shoot("signed-up");
  await page.getByRole("button", { name: "Copy client secret" }).click();
  await page.getByRole("button", { name: "Go on to the portal" }).click();

  await page.waitForURL("**/analytics");
  await page.getByText("Three steps to the first token").waitFor();
  await shoot("analytics-empty");
  await page.goto("/agents");
  await shoot("agents-empty");

  await page.getByRole("button", { name: "Register an agent" }).first().click();
  await page.getByLabel("Name").fill("Invoice reconciliation");
  await page.getByLabel("Description").fill("Matches bank statements with open invoices.");
  await page.getByLabel("Scopes").first().fill("invoices:read ledger:write ");
  await shoot("agent-register");
  await page.getByRole("button", { name: "Register", exact: true }).click();
  await page.getByRole("button", { name: "Copy command" }).waitFor();
  await shoot("agent-registered");
  await page.keyboard.press("Escape");
  await shoot("agent-registered-uncopied");
  await page.getByRole("button", { name: "Copy command" }).click();
  await page.getByRole("button", { name: "Done" }).click();

  await page.getByRole("link", { name: "Invoice reconciliation" }).click();
  await page.getByRole("heading", { name: "Invoice reconciliation" }).waitFor();
  await shoot("agent");
  await page.getByRole("button", { name: "Edit" }).click();
  await shoot("agent-edit");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Replace secret" }).click();
  await shoot("agent-replace-secret");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Deactivate" }).click();
  await shoot("agent-deactivate");
  await page.getByRole("button", { name: "Keep it active" }).click();
  await page.goto("/settings/members");
  await shoot("members");
  await page.getByRole("button", { name: "Invite somebody" }).click();
  await page.getByLabel("Whom do you invite?").fill("Vera of accounting");
  await shoot("invite");
  await page.getByRole("button", { name: "Make the link" }).click();
  const link = (await page.getByText(/\/join\//).textContent()) ?? "";
  await shoot("invited");
  await page.getByRole("button", { name: "Copy invitation link" }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await shoot("members-invited");
  await page.goto(link);
  await shoot("join-signed-in");
  await page.goto("/join/nonsense");
  await shoot("join-gone");
  await page.goto("/settings/audit");
  await shoot("audit-trail");
  await page.goto("/settings/audit?day=2020-01-01");
  await shoot("audit-trail-no-match");
  await page.goto("/settings/account");
  await shoot("account");
  await page.getByRole("button", { name: "Change password" }).click();
  await shoot("change-password");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.goto("/agents?search=nobody");
  await shoot("agents-no-match");
  await page.goto("/settings/api-clients");
  await shoot("api-clients");
  await page.getByRole("button", { name: "Create an API client" }).click();
  await page.getByLabel("See agents.").check();
  await shoot("api-client-create");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Actions for First API client" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await shoot("api-client-delete");
  await page.getByRole("button", { name: "Keep it" }).click();
  await page.goto("/docs");
  await shoot("docs");
  await page.goto("/agents");
  await page.getByRole("button", { name: /^Account of/ }).click();
  await shoot("account-menu");
  await page.goto("/nowhere");
  await shoot("not-found");
};

const photographDemoTenant = async (page: Page, shoot: (name: string) => Promise<void>) => {
  await waitForCharts(page);
  await shoot("analytics");
  for (const tab of await page.getByRole("tab", { name: "Table" }).all()) await tab.click();
  await shoot("analytics-tables");
  await page.getByRole("button", { name: "Save Tokens issued" }).click();
  await shoot("export-menu");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Views", exact: true }).click();
  await page.getByLabel("Save what this page shows as").fill("The last 30 days");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Rename The last 30 days" }).waitFor();
  await shoot("views");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Search and commands" }).click();
  await page.getByRole("combobox").fill("re");
  await page.getByRole("option").first().waitFor();
  await shoot("command-palette");
  await page.keyboard.press("Escape");
  await page.getByRole("combobox").waitFor({ state: "hidden" });
  await page.keyboard.press("?");
  await page.getByRole("checkbox").waitFor();
  await shoot("keyboard-shortcuts");
  await page.keyboard.press("Escape");
  await page.goto("/agents");
  await shoot("agents");
};

const system = await startSystem();
const browser = await launchBrowser();
try {
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory);

  for (const theme of themes) {
    for (const viewport of windows) {
      const page = await openPage(browser, system.url, theme, viewport);
      const shoot = async (name: string) => {
        await page.waitForLoadState("networkidle");
        await page.screenshot({
          path: `${directory}/${name}-${theme}-${viewport.width}.png`,
          fullPage: true,
          animations: "disabled",
        });
      };
      await photographNewTenant(page, `owner-${theme}-${viewport.width}@example.com`, shoot);
      await page.context().clearCookies();
      await signIn(page, system.demo.email, system.demo.password);
      await photographDemoTenant(page, shoot);
      await page.context().close();
      console.log(`${theme}, ${viewport.width} wide: done`);
    }

    const page = await openPage(browser, system.url, theme, { width: 1280, height: 960 }, 1.5);
    await signIn(page, system.demo.email, system.demo.password);
    await waitForCharts(page);
    await page.screenshot({ path: `docs/analytics-${theme}.png`, animations: "disabled" });
    await page.context().close();
  }
  console.log(`The pictures are in ${directory}/, and those of the README in docs/.`);
} finally {
  await browser.close();
  await system.stop();
}
