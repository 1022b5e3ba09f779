import type { z } from "zod";
import type { ApiClient, UpdateApiClientInput } from "@/schemas/api-client";
import { apiClientNotFound } from "@/server/api-clients/api-client-not-found";
import { findApiClient, updateApiClient as store } from "@/server/api-clients/api-clients-repository";
import { presentApiClient } from "@/server/api-clients/present-api-client";
import type { Actor } from "@/server/audit";
import { changedMeanwhile } from "@/server/domain-error";
import { forgetClient, requireGrantable } from "@/server/tokens";

/**
 * Changes what is named of an API client, and nothing else. A scope that is taken away is gone from tokens that
 * it has already, too. Throws a DomainError where the tenant has no such client, where more is to be granted
 * than the actor holds, or where somebody else changes it at the same time.
 */
export async function updateApiClient(
  tenantId: string,
  { client_id: clientId, name, scopes }: z.output<typeof UpdateApiClientInput>,
  actor: Actor,
): Promise<ApiClient> {
  const before = await findApiClient(tenantId, clientId);
  if (!before) throw apiClientNotFound();
  if (scopes) {
    const added = scopes.filter((scope) => !before.scopes.includes(scope));
    requireGrantable(added, actor.scopes);
  }
  const client = await store(
    tenantId,
    actor,
    "api_client.updated",
    { id: clientId, scopes: before.scopes },
    { ...(name !== undefined && { name }), ...(scopes !== undefined && { scopes }) },
  );
  if (!client) throw changedMeanwhile();
  forgetClient(clientId);
  return presentApiClient(client);
}
