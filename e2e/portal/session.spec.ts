import { expect, password, signIn, signUpTenant, test } from "./portal-test";

test("a page asks to sign in, and leads back to where one was going", async ({ page }) => {
  const { email } = await signUpTenant("Acme");
  await page.goto("/agents");
  await page.waitForURL("**/sign-in?**");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/agents");
});

test("a wrong password and an unknown address get the same answer", async ({ page }) => {
  const { email } = await signUpTenant("Acme");
  const notices = [];
  for (const address of [email, "nobody@example.com"]) {
    await page.goto("/sign-in");
    await page.getByLabel("E-mail address").fill(address);
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    const notice = page.getByRole("alert").filter({ hasText: /\w/ });
    await expect(notice).toBeVisible();
    notices.push(await notice.textContent());
  }
  expect(notices[0]).toBe(notices[1]);
});

test("after signing out nothing is to be seen", async ({ page }) => {
  const { email } = await signUpTenant("Acme");
  await signIn(page, email);
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL("**/sign-in");
  await page.goto("/analytics");
  await page.waitForURL("**/sign-in?**");
  expect((await page.request.get("/api/agents")).status()).toBe(401);
});

test("nobody is led to another site after signing in", async ({ page }) => {
  const { email } = await signUpTenant("Acme");
  await page.goto("/sign-in?callbackUrl=https%3A%2F%2Fevil.example%2F");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/analytics");
});
