import { randomUUID } from "node:crypto";
import { test as base, expect, type Page } from "@playwright/test";
import { Client } from "pg";
import { systemUnderTest } from "./system-under-test";

export const password = "correct horse battery staple";

/** A tenant that signed up over REST, with its owner and an access token that may do everything. */
export interface PortalTenant {
  readonly tenant_id: string;
  readonly client_id: string;
  readonly client_secret: string;
  readonly name: string;
  readonly email: string;
  readonly token: string;
}

async function json(response: Response, status: number) {
  const text = await response.text();
  expect(response.status, text).toBe(status);
  return JSON.parse(text);
}

/** Calls the REST API with a token. */
export async function rest(token: string, method: string, path: string, body?: unknown, status = 200) {
  const response = await fetch(systemUnderTest().url + path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return json(response, status);
}

export async function tokenOf(client: { client_id: string; client_secret: string }): Promise<string> {
  const { client_id, client_secret } = client;
  const response = await fetch(`${systemUnderTest().url}/oauth2/token`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "client_credentials", client_id, client_secret }),
  });
  return (await json(response, 200)).access_token;
}

export async function signUpTenant(name: string): Promise<PortalTenant> {
  const email = `${randomUUID()}@example.com`;
  const response = await fetch(`${systemUnderTest().url}/api/tenants`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name, email, password }),
  });
  const tenant = await json(response, 201);
  return { ...tenant, email, token: await tokenOf(tenant) };
}

/** Makes the only member of a tenant another role's. */
export async function demoteToViewer({ tenant_id }: PortalTenant): Promise<void> {
  const client = new Client({ connectionString: systemUnderTest().databaseUrl });
  await client.connect();
  await client.query("UPDATE members SET role = 'viewer' WHERE tenant_id = $1", [tenant_id]);
  await client.end();
}

/** Starts a session as the sign-in form does, without the page of it. */
export async function startSession(page: Page, email: string, withPassword = password): Promise<void> {
  const { url } = systemUnderTest();
  const { csrfToken } = await (await page.request.get(`${url}/api/auth/csrf`)).json();
  const response = await page.request.post(`${url}/api/auth/callback/credentials`, {
    headers: { "x-auth-return-redirect": "1" },
    form: { csrfToken, email, password: withPassword, callbackUrl: url },
  });
  expect(new URL((await response.json()).url).searchParams.get("error")).toBeNull();
}

/** Starts a session and opens the page that the sign-in form leads to. */
export async function signIn(page: Page, email: string, withPassword = password): Promise<void> {
  await startSession(page, email, withPassword);
  await page.goto("/analytics");
}

/** Scrolls to a panel, as one does who wants to see it: what is in it is there from then on. */
export async function scrollTo(page: Page, panel: string | RegExp): Promise<void> {
  const region = page.getByRole("region", { name: panel });
  // A skeleton that is scrolled to may be exchanged for its panel at the same moment.
  await expect(async () => {
    await region.evaluate((element) => element.scrollIntoView());
    await expect(region).toBeInViewport({ ratio: 0.5, timeout: 1_000 });
  }).toPass();
}

/** Waits until the page listens to keys, which it does from when the command palette's button is there. */
export async function waitForKeys(page: Page): Promise<void> {
  await expect(page.getByRole("button", { name: "Search and commands" })).toBeVisible();
}

/** A browser on the system under test; a message of an error on the console fails the test. */
export const test = base.extend({
  baseURL: async ({ baseURL: _ }, use) => use(systemUnderTest().url),
  page: async ({ page }, use) => {
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => {
      // What the browser itself says of an answer that a test provoked is no error of the portal.
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
        problems.push(message.text());
      }
    });
    await use(page);
    expect(problems).toEqual([]);
  },
});

export { expect };
