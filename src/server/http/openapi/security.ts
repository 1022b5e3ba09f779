import type { oas31 } from "zod-openapi";
import type { ManagementScope } from "@/schemas/scope";
import { scopeMeanings } from "@/schemas/scope-meanings";
import { issuer, tokenEndpoint } from "@/server/tokens";

/** How a caller proves who it is. */
export const securitySchemes: Readonly<Record<string, oas31.SecuritySchemeObject>> = {
  accessToken: {
    type: "oauth2",
    description:
      "An access token of the client credentials grant (RFC 6749 section 4.4), sent as `Authorization: Bearer` (RFC 6750).",
    flows: {
      clientCredentials: {
        tokenUrl: tokenEndpoint,
        scopes: scopeMeanings,
      },
    },
  },
  portalSession: {
    type: "apiKey",
    in: "cookie",
    name: issuer.startsWith("https:") ? "__Secure-authjs.session-token" : "authjs.session-token",
    description: "The portal's session of a member who signed in. It counts on GET only.",
  },
  clientSecretBasic: {
    type: "http",
    scheme: "basic",
    description: "The client_id and client_secret of an agent or an API client (RFC 6749 section 2.3.1).",
  },
  metricsToken: {
    type: "http",
    scheme: "bearer",
    description: "METRICS_TOKEN, where the server has one.",
  },
};

/** The requirement of an operation that needs a scope; a member's session will do where nothing is changed. */
export function securityOfScope(scope: ManagementScope, method: string): oas31.SecurityRequirementObject[] {
  return [{ accessToken: [scope] }, ...(method === "GET" ? [{ portalSession: [] }] : [])];
}
