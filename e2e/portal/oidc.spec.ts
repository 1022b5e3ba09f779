import { randomUUID } from "node:crypto";
import { test as base, type Page } from "@playwright/test";
import { freePort } from "@/server/free-port";
import { type RunningIdentityProvider, startIdentityProvider } from "./identity-provider";
import { expect, password, test as sharedTest } from "./portal-test";
import { type RunningSystem, startSystem } from "./start-system";
import { violationsOf } from "./violations-of";

/** A system of its own, which knows an OpenID provider. */
const test = base.extend<
  object,
  { system: RunningSystem; identityProvider: RunningIdentityProvider; port: number }
>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs out of it.
  port: [async ({}, use) => use(await freePort()), { scope: "worker" }],
  identityProvider: [
    async ({ port }, use) => {
      const identityProvider = await startIdentityProvider(`http://localhost:${port}`);
      await use(identityProvider);
      await identityProvider.stop();
    },
    { scope: "worker", timeout: 240_000 },
  ],
  system: [
    async ({ port, identityProvider: { issuer, clientId, clientSecret } }, use) => {
      const system = await startSystem(undefined, {
        PORT: String(port),
        OIDC_ISSUER: issuer,
        OIDC_CLIENT_ID: clientId,
        OIDC_CLIENT_SECRET: clientSecret,
        OIDC_NAME: "Harbour ID",
      });
      await use(system);
      await system.stop();
    },
    { scope: "worker", timeout: 240_000 },
  ],
  baseURL: async ({ system }, use) => use(system.url),
});

test.describe.configure({ mode: "serial" });

interface Owner {
  readonly email: string;
  readonly token: string;
}

async function signUpOwner(system: RunningSystem, name: string): Promise<Owner> {
  const email = `${randomUUID()}@example.com`;
  const signedUp = await fetch(`${system.url}/api/tenants`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name, email, password }),
  });
  const { client_id, client_secret } = await signedUp.json();
  const answer = await fetch(`${system.url}/oauth2/token`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "client_credentials", client_id, client_secret }),
  });
  return { email, token: (await answer.json()).access_token };
}

const actionsOf = async (system: RunningSystem, { token }: Owner): Promise<string[]> => {
  const answer = await fetch(`${system.url}/api/audit`, { headers: { authorization: `Bearer ${token}` } });
  return (await answer.json()).map(({ action }: { action: string }) => action);
};

async function signInWithPassword(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Signs in at the provider, whose development pages ask for a login and then for consent. */
async function continueAtProvider(page: Page, login: string): Promise<void> {
  await page.getByRole("button", { name: "Continue with Harbour ID" }).click();
  await page.waitForURL("http://127.0.0.1:*/interaction/**");
  await page.locator('input[name="login"]').fill(login);
  await page.locator('input[name="password"]').fill("whatever");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

async function signInAtProvider(page: Page, login: string): Promise<void> {
  await page.goto("/sign-in");
  await continueAtProvider(page, login);
}

test("a member signs in by the verified address, from then on without the password", async ({
  page,
  browser,
  system,
  identityProvider,
}) => {
  const acme = await signUpOwner(system, "Acme");
  const globex = await signUpOwner(system, "Globex");
  const elsewhere = await browser.newContext();
  const before = await elsewhere.newPage();
  await signInWithPassword(before, acme.email);
  await before.waitForURL("**/analytics");

  identityProvider.accounts.set("ada", { email: acme.email.toUpperCase(), email_verified: true });
  await page.goto("/agents");
  await page.waitForURL("**/sign-in?**");
  await continueAtProvider(page, "ada");
  await page.waitForURL("**/agents");
  await page.goto("/settings/account");
  await expect(page.getByText(acme.email).first()).toBeVisible();
  await expect(page.getByText("you sign in by the identity provider")).toBeVisible();
  await expect(page.getByRole("button", { name: "Change password" })).toHaveCount(0);

  // Who had the password is out, at once and for good.
  expect((await before.request.get("/api/agents")).status()).toBe(401);
  // In another page, since that one goes to sign in by itself once it is told.
  const after = await elsewhere.newPage();
  await before.close();
  await signInWithPassword(after, acme.email);
  await expect(after.getByText("The e-mail address or the password is wrong.")).toBeVisible();
  expect(await actionsOf(system, acme)).toEqual([
    "member.sign_in_refused",
    "member.signed_in",
    "member.identity_linked",
    "member.signed_in",
    "tenant.signed_up",
  ]);
  expect(await actionsOf(system, globex)).toEqual(["tenant.signed_up"]);
  await elsewhere.close();
});

test("who signs in by the provider sets a password to sign in with as well, and the session goes on", async ({
  page,
  browser,
  system,
  identityProvider,
}) => {
  const acme = await signUpOwner(system, "Acme");
  const globex = await signUpOwner(system, "Globex");
  identityProvider.accounts.set("grace", { email: acme.email, email_verified: true });
  await signInAtProvider(page, "grace");
  await page.waitForURL("**/analytics");

  await page.goto("/settings/account");
  const opener = page.getByRole("button", { name: "Set a password" });
  await opener.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Set a password" });
  await dialog.getByLabel("New password").fill("short");
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("A password has at least 12 characters.")).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  await dialog.getByLabel("New password").fill(password);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  const change = page.getByRole("button", { name: "Change password" });
  await expect(change).toBeVisible();
  await expect(change).toBeFocused();
  expect((await page.request.get("/api/agents")).status()).toBe(200);

  const byPassword = await browser.newPage();
  await signInWithPassword(byPassword, acme.email);
  await byPassword.waitForURL("**/analytics");
  await byPassword.close();
  const byProvider = await browser.newPage();
  await signInAtProvider(byProvider, "grace");
  await byProvider.waitForURL("**/analytics");
  await byProvider.close();
  expect(await actionsOf(system, acme)).toContain("member.password_set");
  expect(await actionsOf(system, globex)).toEqual(["tenant.signed_up"]);
});

test("who is not known, or whose address is not verified, is told so and stays out", async ({
  browser,
  system,
  identityProvider,
}) => {
  const acme = await signUpOwner(system, "Acme");
  identityProvider.accounts.set("unverified", { email: acme.email, email_verified: false });
  identityProvider.accounts.set("stranger", { email: `${randomUUID()}@example.com`, email_verified: true });
  for (const [login, words] of [
    ["unverified", "Harbour ID does not say that your e-mail address is verified."],
    ["stranger", "Nobody here has the e-mail address that you have at Harbour ID."],
  ] as const) {
    const page = await browser.newPage();
    await signInAtProvider(page, login);
    await page.waitForURL("**/sign-in?problem=*");
    await expect(page.getByText(words)).toBeVisible();
    expect((await page.request.get("/api/agents")).status()).toBe(401);
    await page.close();
  }
  expect(await actionsOf(system, acme)).toEqual(["tenant.signed_up"]);

  // The password still works, since nobody has proven to be its person.
  const page = await browser.newPage();
  await signInWithPassword(page, acme.email);
  await page.waitForURL("**/analytics");
  await page.close();
});

test("who is invited joins by the provider, and whoever cancels there comes back to the sign-in page", async ({
  page,
  browser,
  system,
  identityProvider,
}) => {
  const acme = await signUpOwner(system, "Acme");
  await signInWithPassword(page, acme.email);
  await page.waitForURL("**/analytics");
  await page.goto("/settings/members");
  await page.getByRole("button", { name: "Invite somebody" }).click();
  await page.getByLabel("Whom do you invite?").fill("Vera");
  await page.getByRole("button", { name: "Make the link" }).click();
  const link = await page.getByText(/\/join\//).textContent();

  const theirs = await browser.newPage();
  await theirs.goto("/sign-in");
  await theirs.getByRole("button", { name: "Continue with Harbour ID" }).click();
  await theirs.getByRole("link", { name: /cancel/i }).click();
  await theirs.waitForURL("**/sign-in?error=*");
  await expect(theirs.getByText("Signing in was not completed at Harbour ID.")).toBeVisible();

  const email = `${randomUUID()}@example.com`;
  identityProvider.accounts.set("vera", { email, email_verified: true });
  await theirs.goto(`/sign-in?${new URLSearchParams({ callbackUrl: new URL(link ?? "").pathname })}`);
  await expect(theirs.getByRole("heading", { name: "Join Acme" })).toBeVisible();
  await continueAtProvider(theirs, "vera");
  await theirs.waitForURL("**/analytics");
  await theirs.goto("/settings/members");
  const members = theirs.getByRole("table", { name: "Members" });
  await expect(members.getByRole("row").filter({ hasText: email })).toContainText("Viewer");
  await expect(members.getByText(acme.email)).toBeVisible();
  expect(await actionsOf(system, acme)).toContain("member.joined");
  await theirs.close();
});

sharedTest("without a provider there is no button", async ({ page }) => {
  await page.goto("/sign-in");
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  await expect(page.getByRole("button", { name: /continue with/i })).toHaveCount(0);
});
