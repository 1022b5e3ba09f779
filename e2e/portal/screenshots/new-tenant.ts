import type { Page } from "@playwright/test";
import type { Camera } from "./camera";

const password = "a long enough password";

/** Somebody who signs up, with their login at the identity provider, and whom they invite. */
interface People {
  readonly email: string;
  readonly login: string;
  readonly colleague: string;
}

async function photographSignUp(page: Page, camera: Camera, { email }: People): Promise<void> {
  await page.goto("/sign-in");
  await camera.page("sign-in");
  await page.goto("/sign-in?problem=not_invited");
  await camera.page("sign-in-problem");
  await page.goto("/sign-up");
  await camera.page("sign-up");
  await page.getByRole("button", { name: "Sign up" }).click();
  await page.getByText("Give your organisation a name.").waitFor();
  await camera.page("sign-up-refused");
  await page.getByLabel("Organisation").fill("Harbour Robotics");
  await page.getByLabel("Your e-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign up" }).click();
  await page.getByRole("button", { name: "Go on to the portal" }).waitFor();
  await camera.page("signed-up");
  await page.getByRole("button", { name: "Copy client secret" }).click();
  await page.getByRole("button", { name: "Go on to the portal" }).click();
  await page.waitForURL("**/analytics");
}

/** The three steps to the first token, which arrives while one looks. */
async function photographFirstRun(page: Page, camera: Camera): Promise<void> {
  await page.getByText("Three steps to the first token").waitFor();
  await camera.page("first-run");
  await page.getByLabel("Name").fill("Invoice reconciliation");
  await page.getByRole("button", { name: "Register the agent" }).click();
  await page.getByText("Waiting for the first token").waitFor();
  await page.getByRole("button", { name: "Copy code" }).click();
  await camera.page("first-run-code");
  const code = await page.evaluate(() => navigator.clipboard.readText());
  const [, credentials = ""] = code.match(/-u ['"]?([\w-]+:[\w-]+)/) ?? [];
  await fetch(new URL("/oauth2/token", page.url()), {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(credentials).toString("base64")}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  await page.getByText("The first token is there").waitFor();
  await camera.page("first-run-done");
}

async function photographAgents(page: Page, camera: Camera): Promise<void> {
  await page.goto("/agents?search=nobody");
  await page.getByText("No agent matches").waitFor();
  await camera.page("agents-no-match");
  await page.goto("/agents");
  await page.getByRole("button", { name: "Register an agent" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Contract reviewer");
  await dialog.getByLabel("Description").fill("Compares contracts with the house terms.");
  await dialog.getByLabel("Scopes").first().fill("contracts:read contracts:comment ");
  await camera.window("agent-register");
  await page.getByRole("button", { name: "Register", exact: true }).click();
  await page.getByRole("button", { name: "Copy command" }).waitFor();
  await camera.window("agent-registered");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Close without it" }).waitFor();
  await camera.window("agent-registered-uncopied");
  await page.getByRole("button", { name: "Copy command" }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await dialog.waitFor({ state: "hidden" });
  await camera.page("agents-few");
  await page.getByRole("button", { name: "Actions for Contract reviewer" }).click();
  await page.getByRole("menu").waitFor();
  await camera.window("agent-menu");
  await page.keyboard.press("Escape");

  await page.getByRole("link", { name: "Contract reviewer" }).click();
  await page.getByRole("heading", { name: "Contract reviewer" }).waitFor();
  await camera.page("agent-new");
  await page.getByRole("button", { name: "Edit" }).click();
  await dialog.waitFor();
  await camera.window("agent-edit");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Replace secret" }).click();
  await dialog.waitFor();
  await camera.window("agent-replace-secret");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Deactivate" }).click();
  await page.getByRole("alertdialog").waitFor();
  await camera.window("agent-deactivate");
  await page.getByRole("button", { name: "Keep it active" }).click();
  await page.goto("/agents/00000000-0000-4000-8000-000000000000");
  await camera.page("agent-not-found");
}

/** Somebody else at the portal that a page is of. */
async function openVisitor(page: Page): Promise<Page> {
  const browser = page.context().browser();
  if (!browser) throw new Error("The browser is gone.");
  return browser.newPage({
    baseURL: new URL(page.url()).origin,
    permissions: ["clipboard-read", "clipboard-write"],
  });
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/analytics");
}

/** Invites somebody as the signed-in member, and returns the link. */
async function invite(page: Page, recipient: string): Promise<string> {
  await page.goto("/settings/members");
  await page.getByRole("button", { name: "Invite somebody" }).click();
  await page.getByLabel("Whom do you invite?").fill(recipient);
  await page.getByRole("button", { name: "Make the link" }).click();
  const link = (await page.getByText(/\/join\//).textContent()) ?? "";
  await page.getByRole("button", { name: "Copy invitation link" }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  return link;
}

/** Members and invitations, and the page of an invitation as it meets different people. */
async function photographMembers(page: Page, camera: Camera, { colleague }: People): Promise<void> {
  await page.goto("/settings/members");
  await camera.page("members-one");
  await page.getByRole("button", { name: "Invite somebody" }).click();
  await page.getByLabel("Whom do you invite?").fill("Vera of accounting");
  await camera.window("invite");
  await page.getByRole("button", { name: "Make the link" }).click();
  const link = (await page.getByText(/\/join\//).textContent()) ?? "";
  await camera.window("invited");
  await page.getByRole("button", { name: "Copy invitation link" }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await page.goto(link);
  await camera.page("join-signed-in");
  await page.goto("/join/nonsense");
  await camera.page("join-gone");

  const visitor = await openVisitor(page);
  await visitor.goto(link);
  await visitor.getByLabel("Your e-mail address").fill(colleague);
  await visitor.getByLabel("Password").fill(password);
  await visitor.getByRole("button", { name: "Join" }).click();
  await visitor.waitForURL("**/analytics");
  await visitor.close();

  await invite(page, "Otto of security");
  await camera.page("members");
  await page.getByRole("button", { name: `Change the role of ${colleague}` }).click();
  await page.getByRole("dialog").waitFor();
  await camera.window("member-change-role");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: `Remove ${colleague}` }).click();
  await page.getByRole("alertdialog").waitFor();
  await camera.window("member-remove");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Take back the invitation for Otto of security" }).click();
  await page.getByRole("alertdialog").waitFor();
  await camera.window("invitation-revoke");
  await page.keyboard.press("Escape");
}

async function photographApiClients(page: Page, camera: Camera): Promise<void> {
  await page.goto("/settings/api-clients");
  await camera.page("api-clients");
  await page.getByRole("button", { name: "Create an API client" }).click();
  await page.getByLabel("Name").fill("Nightly report");
  await page.getByLabel("See who used what.").check();
  await camera.window("api-client-create");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Actions for First API client" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("alertdialog").waitFor();
  await camera.window("api-client-delete");
  await page.getByRole("button", { name: "Keep it" }).click();
}

async function photographAccount(page: Page, camera: Camera): Promise<void> {
  await page.goto("/settings/account");
  await camera.page("account");
  await page.getByRole("button", { name: "Change password" }).click();
  await page.getByRole("dialog").waitFor();
  await camera.window("change-password");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.goto("/agents");
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menu").waitFor();
  await camera.window("account-menu");
}

/** The portal as a viewer has it, who looks and does not touch. */
async function photographViewer(page: Page, camera: Camera, { colleague }: People): Promise<void> {
  await page.context().clearCookies();
  await signIn(page, colleague);
  await page.goto("/agents");
  await camera.page("agents-of-viewer");
  await page.goto("/settings/members");
  await camera.page("members-of-viewer");
  await page.getByRole("button", { name: /^Leave/ }).click();
  await page.getByRole("alertdialog").waitFor();
  await camera.window("member-leave");
  await page.keyboard.press("Escape");
}

/** The way between organisations, for who is a member of two. */
async function photographSwitcher(page: Page, camera: Camera, { colleague }: People): Promise<void> {
  const email = `of-another-${colleague}`;
  const visitor = await openVisitor(page);
  await visitor.request.post("/api/tenants", { data: { name: "Northwind Trading", email, password } });
  await signIn(visitor, email);
  const link = await invite(visitor, colleague);
  await visitor.close();
  await page.goto(link);
  await page.getByRole("button", { name: "Join", exact: true }).click();
  await page.waitForURL("**/analytics");
  await page.getByRole("button", { name: "Organisation: Northwind Trading" }).click();
  await page.getByRole("menu").waitFor();
  await camera.window("tenant-switcher");
  await page.keyboard.press("Escape");
}

/** What there is for who signs in by the identity provider. */
async function photographIdentity(page: Page, camera: Camera, { login }: People): Promise<void> {
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: /^Continue with/ }).click();
  await page.locator('input[name="login"]').fill(login);
  await page.locator('input[name="password"]').fill("whatever");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL("**/analytics");
  await page.goto("/settings/account");
  await camera.page("account-without-password");
  await page.getByRole("button", { name: "Set a password" }).click();
  await page.getByRole("dialog").waitFor();
  await camera.window("set-password");
  await page.keyboard.press("Escape");
}

/** From sign-up on, by way of every page and dialog that a tenant of few agents meets. */
export async function photographNewTenant(page: Page, camera: Camera, people: People): Promise<void> {
  await photographSignUp(page, camera, people);
  await page.goto("/agents");
  await page.getByText("No agents yet").waitFor();
  await camera.page("agents-empty");
  await page.goto("/analytics");
  await photographFirstRun(page, camera);
  await photographAgents(page, camera);
  await photographMembers(page, camera, people);
  await photographApiClients(page, camera);
  await photographAccount(page, camera);
  await page.goto("/settings/audit");
  await camera.page("audit-trail");
  await page.goto("/settings/audit?day=2020-01-01");
  await camera.page("audit-trail-no-match");
  await page.goto("/docs");
  await camera.page("docs");
  await page.goto("/nowhere");
  await camera.page("not-found");
  await photographViewer(page, camera, people);
  await photographSwitcher(page, camera, people);
  await photographIdentity(page, camera, people);
}
