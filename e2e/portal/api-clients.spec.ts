import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { managementScopes } from "@/schemas/scope";
import {
  demoteToViewer,
  expect,
  rest,
  signIn,
  signUpTenant,
  startSession,
  test,
  tokenOf,
} from "./portal-test";
import { systemUnderTest } from "./system-under-test";

const run = promisify(execFile);

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

const rowOf = (page: Page, name: string) => page.getByRole("row", { name: new RegExp(`^${name}`) });

const openMenu = async (page: Page, client: string, item: string) => {
  await page.getByRole("button", { name: `Actions for ${client}` }).click();
  await page.getByRole("menuitem", { name: item }).click();
};

test("an API client is created, gets a token as pasted, is changed, gets a new secret and is deleted", async ({
  page,
}) => {
  const [acme, globex] = await Promise.all([signUpTenant("Acme"), signUpTenant("Globex")]);
  await rest(globex.token, "POST", "/api/clients", { name: "Globex's own", scopes: [] }, 201);
  await signIn(page, acme.email);
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("link", { name: "API clients" }).click();
  await expect(page.getByRole("heading", { name: "API clients" })).toBeVisible();
  // The one that the tenant was given when it signed up.
  await expect(page.getByRole("table", { name: "API clients" }).locator("tbody tr")).toHaveCount(1);

  await page.getByRole("button", { name: "Create an API client" }).click();
  // What says that something is done is a dialog, too, to assistive technology.
  const dialog = page.getByRole("dialog").filter({ has: page.getByRole("button", { name: "Close" }) });
  await dialog.getByLabel("Name").fill("Pipeline");
  await dialog.getByLabel("See agents.").check();
  await dialog.getByLabel("See who used what.").check();
  await dialog.getByRole("textbox", { name: "Other scopes" }).fill("deploy:run ");
  await dialog.getByLabel("See who used what.").uncheck();
  await dialog.getByRole("button", { name: "Create", exact: true }).click();
  await dialog.getByRole("button", { name: "Copy command" }).click();
  const command = await copied(page);
  const first = JSON.parse((await run("sh", ["-c", command])).stdout);
  expect(first).toMatchObject({ token_type: "Bearer", scope: "agents:read deploy:run" });
  expect(await rest(first.access_token, "GET", "/api/agents")).toEqual([]);
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(rowOf(page, "Pipeline")).toContainText("deploy:run");
  await expect(rowOf(page, "Pipeline")).toContainText("today");

  await openMenu(page, "Pipeline", "Edit");
  await dialog.getByLabel("Name").fill("Deployment");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Deployment is saved.")).toBeVisible();
  await openMenu(page, "Deployment", "Edit");
  await expect(dialog.getByLabel("See agents.")).toBeChecked();
  await dialog.getByLabel("See agents.").uncheck();
  await dialog.getByLabel("See API clients.").check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await expect(rowOf(page, "Deployment")).not.toContainText("agents:read");
  // The scope is gone from the token that the client has, too.
  await rest(first.access_token, "GET", "/api/agents", undefined, 403);

  await openMenu(page, "Deployment", "Replace secret");
  await dialog.getByRole("button", { name: "Replace the secret" }).click();
  await dialog.getByRole("button", { name: "Copy command" }).click();
  const renewed = await copied(page);
  expect(JSON.parse((await run("sh", ["-c", command])).stdout)).toMatchObject({ error: "invalid_client" });
  const { access_token } = JSON.parse((await run("sh", ["-c", renewed])).stdout);
  const clients = await rest(access_token, "GET", "/api/clients");
  expect(clients.map(({ name }: { name: string }) => name)).not.toContain("Globex's own");
  await dialog.getByRole("button", { name: "Done" }).click();

  await openMenu(page, "Deployment", "Delete");
  const question = page.getByRole("alertdialog");
  await question.getByRole("button", { name: "Delete" }).click();
  await expect(question.getByText("This is another name.")).toBeVisible();
  await question.getByLabel("Its name").fill("Deployment");
  await question.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("Deployment is deleted.")).toBeVisible();
  await expect(rowOf(page, "Deployment")).toHaveCount(0);
  await rest(access_token, "GET", "/api/clients", undefined, 401);
  await expect(page.getByText("Globex")).toHaveCount(0);
  expect(await rest(globex.token, "GET", "/api/clients")).toMatchObject([{ name: "Globex's own" }, {}]);
});

test("where there is none, one is offered", async ({ page }) => {
  const acme = await signUpTenant("Acme");
  const [only] = await rest(acme.token, "GET", "/api/clients");
  await rest(acme.token, "DELETE", `/api/clients/${only.client_id}`);
  await startSession(page, acme.email);
  await page.goto("/settings/api-clients");
  await expect(page.getByText("No API clients")).toBeVisible();
  await expect(page.getByRole("button", { name: "Create an API client" })).toHaveCount(2);
});

test("a viewer sees the API clients, is offered no change, and is refused one by the server", async ({
  page,
}) => {
  const acme = await signUpTenant("Acme");
  const client = await rest(
    acme.token,
    "POST",
    "/api/clients",
    { name: "Pipeline", scopes: [...managementScopes] },
    201,
  );
  const token = await tokenOf(client);
  await demoteToViewer(acme);
  await startSession(page, acme.email);
  await page.goto("/settings/api-clients");
  await expect(rowOf(page, "Pipeline")).toBeVisible();
  await expect(page.getByRole("button", { name: /create|actions/i })).toHaveCount(0);

  const { client_id } = client;
  for (const [procedure, input] of [
    ["apiClients.create", { name: "Forged", scopes: [] }],
    ["apiClients.update", { client_id, name: "Forged" }],
    ["apiClients.rotateSecret", { client_id }],
    ["apiClients.delete", { client_id }],
  ] as const) {
    const answer = await page.request.post(`/api/trpc/${procedure}`, {
      headers: { origin: systemUnderTest().url },
      data: { json: input },
    });
    expect(answer.status(), procedure).toBe(403);
  }
  expect(await rest(token, "GET", "/api/clients")).toMatchObject([{ name: "Pipeline" }, {}]);
});
