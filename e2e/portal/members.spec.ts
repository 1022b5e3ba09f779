import { randomUUID } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import { expect, password, rest, signIn, signUpTenant, startSession, test } from "./portal-test";
import { systemUnderTest } from "./system-under-test";

/** A browser of somebody else. */
async function anotherBrowser(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: systemUnderTest().url });
  return context.newPage();
}

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** Invites somebody as the signed-in member, and returns the link. */
async function invite(page: Page, recipient: string, role: "Owner" | "Admin" | "Viewer"): Promise<string> {
  await page.goto("/settings/members");
  await page.getByRole("button", { name: "Invite somebody" }).click();
  await page.getByLabel("Whom do you invite?").fill(recipient);
  await page.getByRole("radio", { name: new RegExp(`^${role}`) }).click();
  await page.getByRole("button", { name: "Make the link" }).click();
  await page.getByRole("button", { name: "Copy invitation link" }).click();
  const link = await copied(page);
  expect(link).toMatch(/\/join\/[\w-]{43}$/);
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("dialog", { name: `An invitation for ${recipient}` })).toBeHidden();
  return link;
}

async function joinAsSomebodyNew(page: Page, link: string): Promise<string> {
  const email = `${randomUUID()}@example.com`;
  await page.goto(link);
  await page.getByLabel("Your e-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Join" }).click();
  await page.waitForURL("**/analytics");
  return email;
}

const membersOf = (page: Page) => page.getByRole("table", { name: "Members" });

/** What the server says to a procedure that is called past the page. */
const statusOf = (page: Page, path: string, json: unknown) =>
  page.evaluate(
    async ([procedure, input]) =>
      (
        await fetch(`/api/trpc/${procedure}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ json: input }),
        })
      ).status,
    [path, json] as const,
  );

test("an owner invites, the invited joins as a viewer, may look and not touch, and is out once removed", async ({
  page,
  browser,
}) => {
  const acme = await signUpTenant("Acme");
  await signIn(page, acme.email);
  const link = await invite(page, "Vera of accounting", "Viewer");
  const pending = page.getByRole("table", { name: "Pending invitations" });
  await expect(pending.getByText("Vera of accounting")).toBeVisible();
  // The link was shown this once.
  await page.reload();
  await expect(pending).toBeVisible();
  expect(await page.content()).not.toContain(link.split("/").at(-1));

  const theirs = await anotherBrowser(browser);
  await theirs.goto(link);
  await expect(theirs.getByRole("heading", { name: "Join Acme" })).toBeVisible();
  await expect(theirs.getByText("You are invited as: Viewer.")).toBeVisible();
  const email = await joinAsSomebodyNew(theirs, link);
  await theirs.goto("/settings/members");
  await expect(membersOf(theirs).getByText(email)).toBeVisible();
  await expect(theirs.getByRole("button", { name: /invite|role|remove/i })).toHaveCount(0);
  await expect(theirs.getByRole("button", { name: "Leave Acme" })).toBeVisible();

  await page.reload();
  const row = membersOf(page).getByRole("row").filter({ hasText: email });
  await expect(row).toContainText("Viewer");
  await expect(pending).toBeHidden();
  for (const [procedure, input] of [
    ["invitations.create", { recipient: "A friend", role: "viewer" }],
    ["members.remove", { user_id: randomUUID() }],
    ["members.changeRole", { user_id: randomUUID(), role: "owner" }],
  ] as const) {
    expect(await statusOf(theirs, procedure, input), procedure).toBe(403);
  }

  // The link joins nobody else.
  const stranger = await anotherBrowser(browser);
  await stranger.goto(link);
  await expect(stranger.getByRole("heading", { name: "This invitation cannot be used" })).toBeVisible();

  await page.getByRole("button", { name: `Remove ${email}` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("alertdialog")).toBeHidden();
  await expect(membersOf(page).getByText(email)).toBeHidden();
  expect((await theirs.request.get("/api/agents")).status()).toBe(401);
  await theirs.goto("/agents");
  await theirs.waitForURL("**/sign-in?**");
  await Promise.all([theirs.context().close(), stranger.context().close()]);
});

test("a role that is changed counts at once, also one's own", async ({ page, browser }) => {
  const acme = await signUpTenant("Acme");
  await startSession(page, acme.email);
  await page.goto("/settings/members");
  await expect(page.getByText("The last owner stays.")).toBeVisible();
  await expect(page.getByRole("button", { name: /leave|remove|role/i })).toHaveCount(0);

  const theirs = await anotherBrowser(browser);
  const email = await joinAsSomebodyNew(theirs, await invite(page, "Otto", "Viewer"));
  expect(await statusOf(theirs, "agents.register", { name: "Not yet" })).toBe(403);
  await page.reload();
  const opener = page.getByRole("button", { name: `Change the role of ${email}` });
  await opener.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("radio", { name: /^Viewer/ })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: /^Owner/ })).toBeChecked();
  await page.getByRole("button", { name: "Change role" }).click();
  await expect(page.getByRole("dialog", { name: /^Change the role/ })).toBeHidden();
  await expect(opener).toBeFocused();
  await expect(membersOf(page).getByRole("row").filter({ hasText: email })).toContainText("Owner");
  expect(await statusOf(theirs, "agents.register", { name: "Scout" })).toBe(200);

  await page.getByRole("button", { name: "Change your own role" }).click();
  await page.getByRole("radio", { name: /^Viewer/ }).click();
  await page.getByRole("button", { name: "Change role" }).click();
  await expect(page.getByRole("button", { name: "Invite somebody" })).toBeHidden();
  await expect(page.getByRole("button", { name: /role|remove/i })).toHaveCount(0);
  expect(await rest(acme.token, "GET", "/api/agents")).toMatchObject([{ name: "Scout" }]);
  await theirs.context().close();
});

test("an invitation that is taken back, or whose link is none, joins nobody", async ({ page, browser }) => {
  const acme = await signUpTenant("Acme");
  await signIn(page, acme.email);
  const link = await invite(page, "Somebody else", "Admin");
  await page.getByRole("button", { name: "Take back the invitation for Somebody else" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Take back" }).click();
  // Behind a dialog nothing has a role, so that a table which is there would count as hidden.
  await expect(page.getByRole("alertdialog")).toBeHidden();
  await expect(page.getByRole("table", { name: "Pending invitations" })).toBeHidden();

  const theirs = await anotherBrowser(browser);
  for (const path of [link, "/join/nonsense"]) {
    await theirs.goto(path);
    await expect(theirs.getByRole("heading", { name: "This invitation cannot be used" })).toBeVisible();
  }
  await theirs.context().close();
});

test("the link is not lost by mistake", async ({ page }) => {
  const acme = await signUpTenant("Acme");
  await startSession(page, acme.email);
  await page.goto("/settings/members");
  await page.getByRole("button", { name: "Invite somebody" }).click();
  await page.getByRole("button", { name: "Make the link" }).click();
  await expect(page.getByText("Say whom you invite.")).toBeVisible();
  await page.getByLabel("Whom do you invite?").fill("Vera");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Copy invitation link" }).waitFor();
  await page.keyboard.press("Escape");
  await expect(page.getByText("The link has not been copied")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "An invitation for Vera" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Invite somebody" })).toBeFocused();
});

test("who is a member of two organisations switches between them in all tabs, and leaves one", async ({
  page,
  browser,
}) => {
  const [acme, globex] = await Promise.all([signUpTenant("Acme"), signUpTenant("Globex")]);
  await rest(acme.token, "POST", "/api/agents", { name: "Acme's own" }, 201);
  const inviter = await anotherBrowser(browser);
  await inviter.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await signIn(inviter, acme.email);
  const link = await invite(inviter, globex.email, "Admin");
  await inviter.context().close();

  await startSession(page, globex.email);
  await page.goto(link);
  await expect(page.getByText(`You are signed in as ${globex.email}`)).toBeVisible();
  await page.getByRole("button", { name: "Join", exact: true }).click();
  await page.waitForURL("**/analytics");
  const organisation = (name: string) => page.getByRole("button", { name: `Organisation: ${name}` });
  await expect(organisation("Acme")).toBeVisible();
  await page.goto("/agents");
  await expect(page.getByRole("link", { name: "Acme's own" })).toBeVisible();

  const otherTab = await page.context().newPage();
  await otherTab.goto("/agents");
  await organisation("Acme").click();
  await page.getByRole("menuitemradio", { name: "Globex" }).click();
  await page.waitForURL("**/analytics");
  await expect(organisation("Globex")).toBeVisible();
  await otherTab.waitForURL("**/analytics");
  await expect(otherTab.getByRole("button", { name: "Organisation: Globex" })).toBeVisible();
  await page.goto("/agents");
  await expect(page.getByText("Acme's own")).toHaveCount(0);

  // Nor by asking past the page for an organisation that is somebody else's.
  const stranger = await signUpTenant("Initech");
  const session = await page.evaluate(async (tenant_id) => {
    const { csrfToken } = await (await fetch("/api/auth/csrf")).json();
    const response = await fetch("/api/auth/session", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ csrfToken, data: { tenant_id } }),
    });
    return response.json();
  }, stranger.tenant_id);
  expect(session.tenantId).toBe(globex.tenant_id);

  await organisation("Globex").click();
  await page.getByRole("menuitemradio", { name: "Acme" }).click();
  await page.waitForURL("**/analytics");
  await page.goto("/settings/members");
  await page.getByRole("button", { name: "Leave Acme" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Leave" }).click();
  await page.waitForURL("**/analytics");
  await expect(organisation("Acme")).toHaveCount(0);
  await page.goto("/settings/members");
  await expect(membersOf(page).getByText(globex.email)).toBeVisible();
  await expect(page.getByText("Acme")).toHaveCount(0);
});
