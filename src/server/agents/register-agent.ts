import { uuidv7 } from "uuidv7";
import type { z } from "zod";
import type { AgentWithSecret, RegisterAgentInput } from "@/schemas/agent";
import { insertAgent } from "@/server/agents/agents-repository";
import { presentAgent } from "@/server/agents/present-agent";
import type { Actor } from "@/server/audit";
import { createClientSecret, requireGrantable } from "@/server/tokens";

/**
 * Registers an agent and gives it its client secret, which is shown here and never again.
 * Throws a DomainError where more is to be granted than the actor holds.
 */
export async function registerAgent(
  tenantId: string,
  { name, description = null, owner = null, scopes = [], metadata = {} }: z.output<typeof RegisterAgentInput>,
  actor: Actor,
): Promise<AgentWithSecret> {
  requireGrantable(scopes, actor.scopes);
  const { secret, digest } = createClientSecret();
  const agent = await insertAgent(tenantId, actor, {
    id: uuidv7(),
    name,
    description,
    owner,
    scopes,
    metadata,
    secretDigest: digest,
  });
  return { ...presentAgent(agent), client_secret: secret };
}
