import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

/** oidc-provider with its in-memory adapter, for the same clients, issuing JWT access tokens by EdDSA. */
const clients: { clientId: string; secret: string }[] = JSON.parse(
  readFileSync(process.argv[2] ?? "", "utf8"),
);
const { privateKey } = generateKeyPairSync("ed25519");
const audience = "http://127.0.0.1/api";

const provider = new Provider("http://127.0.0.1", {
  clients: clients.map(({ clientId, secret }) => ({
    client_id: clientId,
    client_secret: secret,
    grant_types: ["client_credentials"],
    redirect_uris: [],
    response_types: [],
    token_endpoint_auth_method: "client_secret_basic",
    scope: "invoices:read",
  })),
  scopes: ["invoices:read"],
  jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid: "reference", alg: "EdDSA", use: "sig" }] },
  enabledJWA: { idTokenSigningAlgValues: ["EdDSA"] },
  clientDefaults: { id_token_signed_response_alg: "EdDSA" },
  routes: { token: "/oauth2/token", jwks: "/.well-known/jwks.json" },
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => audience,
      getResourceServerInfo: () => ({
        scope: "invoices:read",
        audience,
        accessTokenTTL: 900,
        accessTokenFormat: "jwt",
        jwt: { sign: { alg: "EdDSA" } },
      }),
    },
  },
});

const server = createServer(provider.callback());
server.listen(0, "127.0.0.1", () =>
  process.send?.({ type: "ready", port: (server.address() as AddressInfo).port }),
);
process.on("disconnect", () => process.exit());
