import { uuidv7 } from "uuidv7";
import type { z } from "zod";
import type { RegisterAgentInput, RegisteredAgent } from "@/schemas/agent";
import { insertAgent } from "@/server/agents/agents-repository";
import { presentAgent } from "@/server/agents/present-agent";
import { requireGrantable } from "@/server/agents/require-grantable";
import { createClientSecret } from "@/server/tokens";

/**
 * Registers an agent and gives it its client secret, which is shown here and never again.
 * `held` are the scopes of who registers it. Throws a DomainError where more is to be granted.
 */
export async function registerAgent(
  tenantId: string,
  { name, description = null, scopes = [], metadata = {} }: z.output<typeof RegisterAgentInput>,
  held: ReadonlySet<string>,
): Promise<RegisteredAgent> {
  requireGrantable(scopes, held);
  const { secret, digest } = createClientSecret();
  const agent = await insertAgent(tenantId, {
    id: uuidv7(),
    name,
    description,
    scopes,
    metadata,
    secretDigest: digest,
  });
  return { ...presentAgent(agent), client_secret: secret };
}
