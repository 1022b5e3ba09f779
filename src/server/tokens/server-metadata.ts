import { managementScopes } from "@/schemas/scope";
import { issuer, jwksUri, tokenEndpoint } from "@/server/tokens/issuer";

/** What OAuth clients need to know of this server (RFC 8414 section 2). */
export function serverMetadata() {
  return {
    issuer,
    token_endpoint: tokenEndpoint,
    jwks_uri: jwksUri,
    grant_types_supported: ["client_credentials"],
    response_types_supported: [],
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
    scopes_supported: managementScopes,
  };
}
