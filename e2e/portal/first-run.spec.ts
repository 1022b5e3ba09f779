import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { demoteToViewer, expect, rest, signIn, signUpTenant, test } from "./portal-test";

const run = promisify(execFile);

/** How a person runs what is pasted. */
const runners: Record<string, (code: string) => Promise<{ stdout: string }>> = {
  curl: (code) => run("sh", ["-c", code]),
  TypeScript: (code) => run(process.execPath, ["--input-type=module", "--eval", code]),
  Python: (code) => run("python3", ["-c", code]),
};

for (const [language, paste] of Object.entries(runners)) {
  test(`a tenant without agents is led to its first token, by ${language} as pasted`, async ({ page }) => {
    const acme = await signUpTenant("Acme");
    await signIn(page, acme.email);
    await expect(page.getByRole("heading", { name: "Three steps to the first token" })).toBeVisible();
    await expect(page.getByLabel("Name")).toHaveValue("My first agent");
    await page.getByRole("button", { name: "Register the agent" }).click();
    await expect(page.getByText("Waiting for the first token")).toBeVisible();

    await page.getByRole("tab", { name: language }).click();
    await page.getByRole("tabpanel", { name: language }).getByRole("button", { name: "Copy code" }).click();
    const { stdout } = await paste(await page.evaluate(() => navigator.clipboard.readText()));
    expect(stdout).toMatch(/access_token.*Bearer/s);

    await expect(page.getByRole("heading", { name: "The first token is there" })).toBeVisible();
    await expect(page.locator(".recharts-line path").first()).toBeVisible();
    await expect(page.getByRole("link", { name: "My first agent" })).toBeVisible();
    const glance = page.getByRole("list", { name: "At a glance" }).getByRole("listitem");
    await expect(glance.filter({ hasText: "Active agents" })).toContainText("1 of 1");
    // Its registration and its token.
    await expect(page.getByRole("gridcell", { name: /: 2 events$/ })).toHaveCount(1);
    expect(await rest(acme.token, "GET", "/api/analytics/agents")).toMatchObject([
      { name: "My first agent", token_count: 1 },
    ]);
  });
}

test("the prompt for a coding agent holds what it needs", async ({ page }) => {
  const acme = await signUpTenant("Acme");
  await signIn(page, acme.email);
  await page.getByRole("button", { name: "Register the agent" }).click();
  await page.getByRole("tab", { name: "Prompt" }).click();
  const prompt = page.getByRole("tabpanel", { name: "Prompt" });
  await expect(prompt).toContainText("/oauth2/token");
  await expect(prompt).toContainText("agentidp_secret_");
  const [agent] = await rest(acme.token, "GET", "/api/agents");
  await expect(prompt).toContainText(agent.client_id);
});

test("the page is not left by mistake before the secret was copied", async ({ page }) => {
  const acme = await signUpTenant("Acme");
  await signIn(page, acme.email);
  await page.getByRole("button", { name: "Register the agent" }).click();
  await expect(page.getByText("Waiting for the first token")).toBeVisible();
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await page.reload();
  expect(asked).toEqual(["beforeunload"]);
});

test("a viewer of a tenant without agents is told whom to ask, and is offered no step", async ({ page }) => {
  const acme = await signUpTenant("Acme");
  await demoteToViewer(acme);
  await signIn(page, acme.email);
  await expect(page.getByRole("heading", { name: "No agents yet" })).toBeVisible();
  await expect(page.getByText("Ask an admin of your organisation to register the first.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Register the agent" })).toHaveCount(0);
  await expect(page.getByText("Three steps")).toHaveCount(0);
});
