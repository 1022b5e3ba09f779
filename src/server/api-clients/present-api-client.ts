import type { ApiClient } from "@/schemas/api-client";
import type { StoredApiClient } from "@/server/api-clients/api-clients-repository";

/** An API client as clients see it. */
export function presentApiClient(client: StoredApiClient): ApiClient {
  return {
    client_id: client.id,
    name: client.name,
    scopes: client.scopes,
    created_at: client.createdAt.toISOString(),
    secret_created_at: client.secretCreatedAt.toISOString(),
  };
}
