import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

/** Somebody with an account at the provider, whose login is also its subject. */
export interface ProviderAccount {
  readonly email: string;
  readonly email_verified: boolean;
}

export interface RunningIdentityProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The accounts by login, which tests add to; every password is right. */
  readonly accounts: Map<string, ProviderAccount>;
  readonly stop: () => Promise<void>;
}

/** Starts an OpenID provider on this machine that signs in people for the portal at this address. */
export async function startIdentityProvider(portalUrl: string): Promise<RunningIdentityProvider> {
  // The provider has to know its own address, which the system gives out.
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clientId = "agentidp";
  const clientSecret = "a secret between the two";
  const accounts = new Map<string, ProviderAccount>();

  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${portalUrl}/api/auth/callback/oidc`],
      },
    ],
    // Whoever leaves one of these out is refused.
    pkce: { required: () => true },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    findAccount: (_, login) => {
      const account = accounts.get(login);
      return account && { accountId: login, claims: () => ({ sub: login, ...account }) };
    },
    cookies: { keys: ["of a test"] },
    // Long enough for a test, and said so that the provider does not ask for it.
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
  });
  server.on("request", provider.callback());

  return {
    issuer,
    clientId,
    clientSecret,
    accounts,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
