import type { ApiClient } from "@/schemas/api-client";
import { apiClientNotFound } from "@/server/api-clients/api-client-not-found";
import { deleteApiClient as remove } from "@/server/api-clients/api-clients-repository";
import { presentApiClient } from "@/server/api-clients/present-api-client";
import type { Actor } from "@/server/audit";
import { forgetClient } from "@/server/tokens";

/**
 * Deletes an API client for good: it gets no more tokens, and those that it has are refused here at once.
 * Returns it as it was. Throws a DomainError where the tenant has no such client.
 */
export async function deleteApiClient(tenantId: string, clientId: string, actor: Actor): Promise<ApiClient> {
  const deleted = await remove(tenantId, actor, clientId);
  if (!deleted) throw apiClientNotFound();
  forgetClient(clientId);
  return presentApiClient(deleted);
}
