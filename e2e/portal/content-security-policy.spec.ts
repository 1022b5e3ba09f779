import type { Page } from "@playwright/test";
import { expect, rest, signIn, signUpTenant, test, waitForKeys } from "./portal-test";
import { systemUnderTest } from "./system-under-test";

/** Collects what a page's policy has refused, and what was asked for elsewhere, from now on. */
const watch = async (page: Page) => {
  const problems: string[] = [];
  await page.exposeFunction("reportViolation", (violation: string) => problems.push(violation));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const { effectiveDirective, blockedURI, sample, sourceFile, lineNumber } = event;
      const text = `${location.pathname}: ${effectiveDirective} ${blockedURI} ${sample} ${sourceFile}:${lineNumber}`;
      (window as unknown as { reportViolation: (text: string) => void }).reportViolation(text);
    });
  });
  const { origin } = new URL(systemUnderTest().url);
  page.context().on("request", (request) => {
    const url = new URL(request.url());
    if (!["data:", "blob:"].includes(url.protocol) && url.origin !== origin) {
      problems.push(`${page.url()} asked for ${url}`);
    }
  });
  return problems;
};

const policyOf = (header: string | undefined) =>
  new Map(
    (header ?? "").split(";").map((directive) => {
      const [name = "", ...sources] = directive.trim().split(" ");
      return [name, sources];
    }),
  );

/** Goes to a page, which has the strict policy with a nonce of its own. */
const visit = async (page: Page, path: string, nonces: Set<string>) => {
  const response = await page.goto(path);
  const policy = policyOf(response?.headers()["content-security-policy"]);
  const [nonce = ""] = (policy.get("script-src") ?? []).filter((source) => source.startsWith("'nonce-"));
  expect(policy.get("default-src"), path).toEqual(["'none'"]);
  expect(policy.get("script-src"), path).toEqual(["'self'", nonce, "'strict-dynamic'"]);
  expect(policy.get("style-src"), path).toEqual(["'self'", nonce]);
  expect(policy.get("style-src-attr"), path).toEqual(["'none'"]);
  expect(policy.get("connect-src"), path).toEqual(["'self'"]);
  expect(nonce.length, path).toBeGreaterThan(20);
  expect(nonces, path).not.toContain(nonce);
  nonces.add(nonce);
  // The live line of the Analytics page stays open: what else there is to load has its time.
  await page.waitForLoadState("load");
  await expect(page.getByRole("heading").first()).toBeVisible();
};

test("a violation and a request to elsewhere are noticed", async ({ browser }) => {
  const context = await browser.newContext({ baseURL: systemUnderTest().url });
  const page = await context.newPage();
  const problems = await watch(page);
  await page.goto("/sign-in");
  await page.evaluate(async () => {
    document.body.insertAdjacentHTML("beforeend", '<p style="color: red">styled by an attribute</p>');
    await fetch("https://elsewhere.example/").catch(() => undefined);
  });
  await expect.poll(() => problems.filter((problem) => problem.includes("style-src-attr"))).toHaveLength(1);
  await expect
    .poll(() => problems.filter((problem) => problem.includes("elsewhere.example")))
    .not.toEqual([]);
  await context.close();
});

test("the strict policy holds on every page, and nothing is asked for elsewhere", async ({ page }) => {
  const problems = await watch(page);
  const nonces = new Set<string>();
  for (const path of ["/sign-in", "/sign-up", "/nowhere", "/join/none", "/docs"]) {
    await visit(page, path, nonces);
  }

  const { demo } = systemUnderTest();
  await signIn(page, demo.email, demo.password);
  await visit(page, "/analytics?compare=true&metrics=agent_registered", nonces);
  await expect(page.locator(".recharts-line path").first()).toBeVisible();
  await expect(page.getByRole("grid")).toBeVisible();
  await waitForKeys(page);
  await page.keyboard.press("t");
  await page.keyboard.press("t");
  await expect(page.getByRole("grid")).toBeVisible();

  // What opens on the page, with its styles and its code.
  for (const name of ["Choose days", "All agents", "Views", "Copy link"]) {
    await page.getByRole("button", { name, exact: true }).click();
    await expect(page.getByRole("dialog").or(page.getByRole("menu")).first()).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog").or(page.getByRole("menu"))).toHaveCount(0);
  }
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Save Tokens issued" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download", { timeout: 30_000 }),
    page.getByRole("menuitem", { name: "Chart as PNG" }).click(),
  ]);
  expect(download.suggestedFilename()).toContain(".png");

  await visit(page, "/agents", nonces);
  const agent = page.getByRole("table", { name: "Agents" }).getByRole("link").first();
  await visit(page, (await agent.getAttribute("href")) ?? "", nonces);
  for (const path of [
    "/settings/account",
    "/settings/members",
    "/settings/api-clients",
    "/settings/audit",
    "/agents/00000000-0000-4000-8000-000000000000",
  ]) {
    await visit(page, path, nonces);
  }
  expect(problems).toEqual([]);
});

test("the policy holds on the first run and in the dialogs of agents", async ({ page }) => {
  const problems = await watch(page);
  const nonces = new Set<string>();
  const acme = await signUpTenant("Acme");
  await signIn(page, acme.email);
  await expect(page.getByRole("heading", { name: "Three steps to the first token" })).toBeVisible();
  const agent = await rest(acme.token, "POST", "/api/agents", { name: "Scout" }, 201);
  await visit(page, `/agents/${agent.agent_id}`, nonces);
  for (const name of ["Edit", "Replace secret", "Deactivate"]) {
    await page.getByRole("button", { name, exact: true }).click();
    const dialog = page.getByRole("dialog").or(page.getByRole("alertdialog"));
    await expect(dialog).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  }
  expect(problems).toEqual([]);
});
