import * as oauth4webapi from "oauth4webapi";
import * as openidClient from "openid-client";
import { ClientCredentials } from "simple-oauth2";
import { beforeAll, describe, expect, test } from "vitest";
import { bodyOf, host, registerAgent, send, signUp, type WireClient } from "./wire";

let client: WireClient;

beforeAll(async () => {
  const acme = await signUp("Acme");
  client = await registerAgent(acme, { name: "Scout", scopes: ["analytics:read", "crm:read"] });
});

/** A token is good when the API takes it. */
async function expectToWork(accessToken: string | undefined): Promise<void> {
  const headers = { authorization: `Bearer ${accessToken}` };
  await bodyOf(await send("/api/analytics/agents", { headers }));
}

describe("OAuth client libraries get a token", () => {
  describe.each([
    {
      method: "client_secret_basic",
      authorizationMethod: "header",
      ofOauth4webapi: oauth4webapi.ClientSecretBasic,
      ofOpenidClient: openidClient.ClientSecretBasic,
    },
    {
      method: "client_secret_post",
      authorizationMethod: "body",
      ofOauth4webapi: oauth4webapi.ClientSecretPost,
      ofOpenidClient: openidClient.ClientSecretPost,
    },
  ] as const)("by $method", ({ authorizationMethod, ofOauth4webapi, ofOpenidClient }) => {
    test("oauth4webapi", async () => {
      const insecure = { [oauth4webapi.allowInsecureRequests]: true };
      const issuer = new URL(host.url);
      const discovery = await oauth4webapi.discoveryRequest(issuer, { algorithm: "oauth2", ...insecure });
      const server = await oauth4webapi.processDiscoveryResponse(issuer, discovery);
      const response = await oauth4webapi.clientCredentialsGrantRequest(
        server,
        { client_id: client.client_id },
        ofOauth4webapi(client.client_secret),
        { scope: "analytics:read" },
        insecure,
      );
      const token = await oauth4webapi.processClientCredentialsResponse(
        server,
        { client_id: client.client_id },
        response,
      );
      expect(token).toMatchObject({ token_type: "bearer", expires_in: 900, scope: "analytics:read" });
      await expectToWork(token.access_token);
    });

    test("openid-client", async () => {
      const configuration = await openidClient.discovery(
        new URL(host.url),
        client.client_id,
        undefined,
        ofOpenidClient(client.client_secret),
        { algorithm: "oauth2", execute: [openidClient.allowInsecureRequests] },
      );
      const token = await openidClient.clientCredentialsGrant(configuration, { scope: "analytics:read" });
      expect(token.scope).toBe("analytics:read");
      await expectToWork(token.access_token);
    });

    test("simple-oauth2", async () => {
      const { token } = await new ClientCredentials({
        client: { id: client.client_id, secret: client.client_secret },
        auth: { tokenHost: host.url, tokenPath: "/oauth2/token" },
        options: { authorizationMethod },
      }).getToken({ scope: ["analytics:read"] });
      await expectToWork(String(token.access_token));
    });
  });

  test("and the libraries understand a refusal", async () => {
    const configuration = await openidClient.discovery(
      new URL(host.url),
      client.client_id,
      undefined,
      openidClient.ClientSecretBasic("wrong"),
      { algorithm: "oauth2", execute: [openidClient.allowInsecureRequests] },
    );
    await expect(openidClient.clientCredentialsGrant(configuration)).rejects.toMatchObject({
      cause: [expect.objectContaining({ scheme: "basic" })],
      status: 401,
    });
  });
});
