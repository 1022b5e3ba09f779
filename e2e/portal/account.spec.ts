import { expect, password, signIn, signUpTenant, test } from "./portal-test";
import { systemUnderTest } from "./system-under-test";

const newPassword = "another battery staple horse";

test("a new password ends the sessions elsewhere at once, and the one here goes on", async ({
  page,
  browser,
}) => {
  const acme = await signUpTenant("Acme");
  const elsewhere = await (await browser.newContext({ baseURL: systemUnderTest().url })).newPage();
  await signIn(elsewhere, acme.email);
  await signIn(page, acme.email);

  await page.goto("/settings/account");
  const opener = page.getByRole("button", { name: "Change password" });
  await opener.click();
  const dialog = page.getByRole("dialog", { name: "Change your password" });
  await expect(dialog.getByText("All your other sessions end at once")).toBeVisible();
  const submit = dialog.getByRole("button", { name: "Change password" });
  await dialog.getByLabel("Current password").fill("not the password");
  await dialog.getByLabel("New password").fill("short");
  await submit.click();
  await expect(dialog.getByText("A password has at least 12 characters.")).toBeVisible();
  await dialog.getByLabel("New password").fill(newPassword);
  await submit.click();
  await expect(dialog.getByText("this is not your current password")).toBeVisible();
  await dialog.getByLabel("Current password").fill(password);
  await submit.click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("your other sessions have ended")).toBeVisible();

  expect((await elsewhere.request.get("/api/agents")).status()).toBe(401);
  await elsewhere.goto("/agents");
  await elsewhere.waitForURL("**/sign-in?**");
  await page.goto("/agents");
  await expect(page.getByRole("heading", { name: "Agents" })).toBeVisible();

  await elsewhere.goto("/sign-in");
  await elsewhere.getByLabel("E-mail address").fill(acme.email);
  await elsewhere.getByLabel("Password").fill(password);
  await elsewhere.getByRole("button", { name: "Sign in" }).click();
  await expect(elsewhere.getByText("The e-mail address or the password is wrong.")).toBeVisible();
  await signIn(elsewhere, acme.email, newPassword);
  await elsewhere.context().close();
});
