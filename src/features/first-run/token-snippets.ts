import { tokenRequest } from "@/features/credentials/token-request";

interface Client {
  origin: string;
  clientId: string;
  clientSecret: string;
}

const typescript = ({
  origin,
  clientId,
  clientSecret,
}: Client) => `const response = await fetch("${origin}/oauth2/token", {
  method: "POST",
  headers: { authorization: "Basic " + btoa("${clientId}:${clientSecret}") },
  body: new URLSearchParams({ grant_type: "client_credentials" }),
});
console.log(await response.json());`;

const python = ({ origin, clientId, clientSecret }: Client) => `import json, urllib.parse, urllib.request

form = urllib.parse.urlencode({
    "grant_type": "client_credentials",
    "client_id": "${clientId}",
    "client_secret": "${clientSecret}",
})
with urllib.request.urlopen("${origin}/oauth2/token", form.encode()) as response:
    print(json.load(response))`;

const prompt = ({
  origin,
  clientId,
  clientSecret,
}: Client) => `Give this program an identity of its own at our identity provider, by OAuth 2.0 with the client credentials grant (RFC 6749, section 4.4).

- Token endpoint: ${origin}/oauth2/token (what it supports is described at ${origin}/.well-known/oauth-authorization-server)
- Client id: ${clientId}
- Client secret: ${clientSecret}

Authenticate to the token endpoint with HTTP Basic. Read the id and the secret from the environment variables AGENTIDP_CLIENT_ID and AGENTIDP_CLIENT_SECRET, and keep the secret out of the code and out of version control. Keep a token until shortly before its expires_in seconds are over, then get a new one. Send it to other services as "Authorization: Bearer <token>". When it works, get one token now and tell me its scope and when it expires.`;

/** Ways to get an access token for a client, each complete as it is: to be pasted and run. */
export const tokenSnippets = (client: Client) =>
  [
    { id: "curl", label: "curl", code: tokenRequest(client.origin, client.clientId, client.clientSecret) },
    { id: "typescript", label: "TypeScript", code: typescript(client) },
    { id: "python", label: "Python", code: python(client) },
    { id: "prompt", label: "Prompt", code: prompt(client) },
  ] as const;
