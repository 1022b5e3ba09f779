import type { ApiClient } from "@/schemas/api-client";
import { apiClientNotFound } from "@/server/api-clients/api-client-not-found";
import { findApiClient } from "@/server/api-clients/api-clients-repository";
import { presentApiClient } from "@/server/api-clients/present-api-client";

/** The API client with this id. Throws a DomainError where the tenant has none. */
export async function getApiClient(tenantId: string, clientId: string): Promise<ApiClient> {
  const client = await findApiClient(tenantId, clientId);
  if (!client) throw apiClientNotFound();
  return presentApiClient(client);
}
