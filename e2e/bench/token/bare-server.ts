import { generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * The least that can answer a token request: it parses the form, signs with Ed25519 and answers the same
 * JSON. It authenticates nobody, counts nothing and knows no errors: the summit, not a server.
 */
const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const header = Buffer.from(JSON.stringify({ alg: "EdDSA", typ: "at+jwt", kid: "bare" })).toString(
  "base64url",
);

function token(clientId: string, scope: string): string {
  const iat = Math.floor(Date.now() / 1000);
  const claims = {
    iss: "http://127.0.0.1",
    sub: clientId,
    aud: "http://127.0.0.1/api",
    client_id: clientId,
    tenant_id: "01a20e58-75b8-7e4e-9cc2-673626fa7705",
    scope,
    jti: randomUUID(),
    iat,
    exp: iat + 900,
  };
  const signed = `${header}.${Buffer.from(JSON.stringify(claims)).toString("base64url")}`;
  return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString("base64url")}`;
}

const server = createServer((request, response) => {
  if (request.url === "/.well-known/jwks.json") {
    response.setHeader("content-type", "application/json");
    response.end(
      JSON.stringify({ keys: [{ ...publicKey.export({ format: "jwk" }), kid: "bare", alg: "EdDSA" }] }),
    );
    return;
  }
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    const credentials = Buffer.from((request.headers.authorization ?? "").slice(6), "base64").toString();
    const scope = form.get("scope") ?? "invoices:read";
    const body = JSON.stringify({
      access_token: token(credentials.slice(0, credentials.indexOf(":")), scope),
      token_type: "Bearer",
      expires_in: 900,
      scope,
    });
    response.writeHead(200, {
      "content-type": "application/json",
      "cache-control": "no-store",
      "content-length": Buffer.byteLength(body),
    });
    response.end(body);
  });
});

server.listen(0, "127.0.0.1", () =>
  process.send?.({ type: "ready", port: (server.address() as AddressInfo).port }),
);
process.on("disconnect", () => process.exit());
