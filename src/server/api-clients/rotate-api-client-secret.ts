import type { ApiClientWithSecret } from "@/schemas/api-client";
import { apiClientNotFound } from "@/server/api-clients/api-client-not-found";
import { findApiClient, updateApiClient } from "@/server/api-clients/api-clients-repository";
import { presentApiClient } from "@/server/api-clients/present-api-client";
import type { Actor } from "@/server/audit";
import { changedMeanwhile } from "@/server/domain-error";
import { createClientSecret, forgetClient, requireGrantable } from "@/server/tokens";

/**
 * Gives an API client a new secret, which is shown here and never again. The old one gets no more tokens at
 * once: who replaces a secret has mostly seen it leak, and who wants both for a while creates a second client.
 * Throws a DomainError where the tenant has no such client, where it may do more than the actor, who would
 * come to act as it, or where somebody else changes it at the same time.
 */
export async function rotateApiClientSecret(
  tenantId: string,
  clientId: string,
  actor: Actor,
): Promise<ApiClientWithSecret> {
  const before = await findApiClient(tenantId, clientId);
  if (!before) throw apiClientNotFound();
  requireGrantable(before.scopes, actor.scopes);
  const { secret, digest } = createClientSecret();
  const client = await updateApiClient(
    tenantId,
    actor,
    "api_client.secret_rotated",
    { id: clientId, scopes: before.scopes },
    { secretDigest: digest, secretCreatedAt: new Date() },
  );
  if (!client) throw changedMeanwhile();
  forgetClient(clientId);
  return { ...presentApiClient(client), client_secret: secret };
}
