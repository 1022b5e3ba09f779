import { uuidv7 } from "uuidv7";
import type { z } from "zod";
import type { ApiClientWithSecret, CreateApiClientInput } from "@/schemas/api-client";
import { insertApiClient } from "@/server/api-clients/api-clients-repository";
import { presentApiClient } from "@/server/api-clients/present-api-client";
import type { Actor } from "@/server/audit";
import { createClientSecret, requireGrantable } from "@/server/tokens";

/**
 * Creates an API client and gives it its client secret, which is shown here and never again. Throws a
 * DomainError where more is to be granted than the actor holds.
 */
export async function createApiClient(
  tenantId: string,
  { name, scopes }: z.output<typeof CreateApiClientInput>,
  actor: Actor,
): Promise<ApiClientWithSecret> {
  requireGrantable(scopes, actor.scopes);
  const { secret, digest } = createClientSecret();
  const client = await insertApiClient(tenantId, actor, {
    id: uuidv7(),
    name,
    scopes,
    secretDigest: digest,
  });
  return { ...presentApiClient(client), client_secret: secret };
}
