import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, rest, signIn, signUpTenant, test } from "./portal-test";
import { systemUnderTest } from "./system-under-test";

const run = promisify(execFile);

interface Operation {
  operationId: string;
  summary: string;
}

const operationsOfDocument = async () => {
  const { paths } = await (await fetch(`${systemUnderTest().url}/api/openapi.json`)).json();
  return Object.entries<Record<string, Operation>>(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { summary }]) => ({ method: method.toUpperCase(), path, summary })),
  );
};

test("anybody reads every operation of the document, with its method, path and a way to it", async ({
  page,
}) => {
  const others: string[] = [];
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== systemUnderTest().url) others.push(request.url());
  });
  await page.goto("/docs");
  await expect(page.getByRole("heading", { level: 1, name: "API reference" })).toBeVisible();
  const operations = await operationsOfDocument();
  expect(operations.length).toBeGreaterThan(15);
  const articles = page.getByRole("article");
  await expect(articles).toHaveCount(operations.length);
  const shown = await articles.evaluateAll((all) =>
    all.map((article) => ({
      method: article.querySelector("h3 + p > span")?.textContent ?? "",
      path: article.querySelector("h3 + p > code")?.textContent ?? "",
      summary: article.querySelector("h3")?.textContent ?? "",
    })),
  );
  const byPlace = (one: { method: string; path: string }) => `${one.path} ${one.method}`;
  expect(shown.map(byPlace).sort()).toEqual(operations.map(byPlace).sort());
  for (const { summary } of operations) {
    await expect(page.getByRole("heading", { level: 3, name: summary, exact: true })).toHaveCount(1);
  }

  const link = page
    .getByRole("navigation", { name: "Operations" })
    .getByRole("link", { name: "Register an agent" });
  await link.click();
  await expect(page).toHaveURL(/#agents-register$/);
  await expect(page.getByRole("heading", { name: "Register an agent" })).toBeInViewport();
  await expect(page.getByRole("article", { name: "Register an agent" })).toContainText("agents:write");
  await expect(page.getByRole("article", { name: "Register an agent" })).toContainText("metadata");
  // Every address within the page leads somewhere, and nothing but this site is asked.
  const dangling = await page
    .locator('a[href^="#"]')
    .evaluateAll((links) =>
      links
        .map((one) => one.getAttribute("href")?.slice(1) ?? "")
        .filter((anchor) => !document.getElementById(anchor)),
    );
  expect(dangling).toEqual([]);
  await page.waitForLoadState("networkidle");
  expect(others).toEqual([]);
});

test("the commands work as pasted, one after the other", async ({ page }) => {
  const acme = await signUpTenant("Acme");
  await page.goto("/docs");
  const commandOf = async (summary: string) =>
    (await page
      .getByRole("article", { name: summary, exact: true })
      .locator("code.whitespace-pre-wrap")
      .textContent()) ?? "";
  await page.getByRole("button", { name: "Copy the command to get a token" }).click();
  const login = (await page.evaluate(() => navigator.clipboard.readText()))
    .replace("'the id of an API client'", `'${acme.client_id}'`)
    .replace("'its secret'", `'${acme.client_secret}'`);

  const paste = async (commands: string) =>
    JSON.parse((await run("sh", ["-c", `set -e\n${login}\n${commands}`])).stdout);
  const agent = await paste(await commandOf("Register an agent"));
  expect(agent).toMatchObject({ name: "Invoice reader", owner: "Accounting", status: "active" });
  const variables = `AGENT_ID=${agent.agent_id}`;
  expect(await paste(`${variables}\n${await commandOf("Get an agent")}`)).toMatchObject({
    name: "Invoice reader",
  });
  expect(await paste(`${variables}\n${await commandOf("Change an agent")}`)).toMatchObject({
    agent_id: agent.agent_id,
  });
  expect(await paste(`${variables}\n${await commandOf("Replace an agent's secret")}`)).toMatchObject({
    client_secret: expect.stringMatching(/^agentidp_secret_/),
  });
  expect(await paste(await commandOf("List agents"))).toHaveLength(1);
  expect(await paste(await commandOf("Create an API client"))).toMatchObject({ name: "Deployment pipeline" });
  expect(await paste(`${variables}\n${await commandOf("Deactivate an agent")}`)).toMatchObject({
    status: "deactivated",
  });
  expect(await rest(acme.token, "GET", "/api/agents")).toMatchObject([{ status: "deactivated" }]);
});

test("is there without JavaScript, and fits a narrow window", async ({ browser }) => {
  const context = await browser.newContext({
    baseURL: systemUnderTest().url,
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  });
  const page = await context.newPage();
  await page.goto("/docs");
  await expect(page.getByRole("article")).toHaveCount((await operationsOfDocument()).length);
  const { scrollWidth, clientWidth } = await page
    .locator("html")
    .evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
  expect(scrollWidth).toBe(clientWidth);
  await context.close();
});

test("the portal leads to it, and it leads back", async ({ page }) => {
  const acme = await signUpTenant("Acme");
  await signIn(page, acme.email);
  await expect(page.getByRole("main").getByRole("link", { name: "API reference" })).toBeVisible();
  await page.getByRole("navigation", { name: "Portal" }).getByRole("link", { name: "API reference" }).click();
  await page.waitForURL("**/docs");
  await page.getByRole("link", { name: "Go to the portal" }).click();
  await page.waitForURL("**/analytics");
  await page.context().clearCookies();
  await page.goto("/docs");
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.waitForURL("**/sign-in");
});
