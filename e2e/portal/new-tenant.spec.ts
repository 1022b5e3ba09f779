import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { managementScopes } from "@/schemas/scope";
import { expect, test } from "./portal-test";

const run = promisify(execFile);

/** Runs a command line as a person does who pastes it into a shell. */
const paste = async (command: string) => JSON.parse((await run("sh", ["-c", command])).stdout);

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test("signs up, registers an agent, gets a token with the command as pasted, deactivates the agent", async ({
  page,
}) => {
  await page.goto("/sign-up");
  await page.getByLabel("Organisation").fill("Harbour Robotics");
  await page.getByLabel("Your e-mail address").fill(`${randomUUID()}@example.com`);
  await page.getByLabel("Password").fill("correct horse battery staple");
  await page.getByRole("button", { name: "Sign up" }).click();
  await page.getByRole("button", { name: "Copy command" }).click();
  expect(await paste(await copied(page))).toMatchObject({
    token_type: "Bearer",
    scope: managementScopes.join(" "),
  });
  await page.getByRole("button", { name: "Go on to the portal" }).click();

  await page.waitForURL("**/analytics");
  await page.getByRole("link", { name: "Agents", exact: true }).click();
  await expect(page.getByText("No agents yet")).toBeVisible();
  await page.getByRole("button", { name: "Register an agent" }).first().click();
  await page.getByLabel("Name").fill("Invoice reconciliation");
  await page.getByRole("button", { name: "Register", exact: true }).click();

  await page.getByRole("button", { name: "Copy client secret" }).click();
  const secret = await copied(page);
  expect(secret).toMatch(/^agentidp_secret_/);
  await page.getByRole("button", { name: "Copy command" }).click();
  const command = await copied(page);
  expect(await paste(command)).toMatchObject({ token_type: "Bearer", expires_in: 900 });
  await page.getByRole("button", { name: "Done" }).click();

  // The secret was shown this once.
  await page.getByRole("link", { name: "Invoice reconciliation" }).click();
  await expect(page.getByRole("heading", { name: "Invoice reconciliation" })).toBeVisible();
  expect(await page.content()).not.toContain(secret);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Invoice reconciliation" })).toBeVisible();
  expect(await page.content()).not.toContain(secret);

  await page.getByRole("button", { name: "Deactivate" }).click();
  await page.getByLabel("Its name").fill("Invoice reconciliation");
  await page.getByRole("alertdialog").getByRole("button", { name: "Deactivate" }).click();
  await expect(page.getByRole("alertdialog")).toBeHidden();
  await expect(page.getByRole("button", { name: "Deactivate" })).toHaveCount(0);
  expect(await paste(command)).toMatchObject({ error: "invalid_client" });

  await page.getByRole("link", { name: "Analytics", exact: true }).click();
  await expect(page.getByRole("link", { name: "Invoice reconciliation" })).toBeVisible();
});

test("signs up, is led to the first token, and sees it arrive in the page that is open", async ({ page }) => {
  await page.goto("/sign-up");
  await page.getByLabel("Organisation").fill("Harbour Robotics");
  await page.getByLabel("Your e-mail address").fill(`${randomUUID()}@example.com`);
  await page.getByLabel("Password").fill("correct horse battery staple");
  await page.getByRole("button", { name: "Sign up" }).click();
  await page.getByRole("button", { name: "Copy client secret" }).click();
  await page.getByRole("button", { name: "Go on to the portal" }).click();
  await expect(page.getByRole("heading", { name: "Three steps to the first token" })).toBeVisible();
  await page.getByRole("button", { name: "Register the agent" }).click();
  await expect(page.getByText("Waiting for the first token")).toBeVisible();
  await page.getByRole("button", { name: "Copy code" }).click();
  const command = await copied(page);

  const left: string[] = [];
  page.on("framenavigated", (frame) => left.push(frame.url()));
  expect(await paste(command)).toMatchObject({ token_type: "Bearer" });
  await expect(page.getByRole("heading", { name: "The first token is there" })).toBeVisible({
    timeout: 2_000,
  });
  const panel = page.getByRole("region", { name: "Tokens issued" });
  await expect(panel.locator(".text-figure")).toHaveText("1");
  expect(await paste(command)).toMatchObject({ token_type: "Bearer" });
  await expect(panel.locator(".text-figure")).toHaveText("2", { timeout: 2_000 });
  expect(left).toEqual([]);
});

test("a sign-up that is refused says what is wrong at the field", async ({ page }) => {
  await page.goto("/sign-up");
  await page.getByRole("button", { name: "Sign up" }).click();
  await expect(page.getByText("Give your organisation a name.")).toBeVisible();
  await expect(page.getByLabel("Organisation")).toHaveAttribute("aria-invalid", "true");
});
