import type { AgentWithSecret } from "@/schemas/agent";
import { agentNotFound } from "@/server/agents/agent-not-found";
import { findAgent, updateAgent } from "@/server/agents/agents-repository";
import { presentAgent } from "@/server/agents/present-agent";
import type { Actor } from "@/server/audit";
import { changedMeanwhile, DomainError } from "@/server/domain-error";
import { createClientSecret, forgetClient, requireGrantable } from "@/server/tokens";

/**
 * Gives an agent a new client secret, which is shown here and never again. The old one gets no more tokens at
 * once: who replaces a secret has mostly seen it leak. Throws a DomainError where the tenant has no such agent,
 * where it is deactivated, where it may do more than the actor, who would come to act as it, or where somebody
 * else changes it at the same time.
 */
export async function rotateAgentSecret(
  tenantId: string,
  agentId: string,
  actor: Actor,
): Promise<AgentWithSecret> {
  const before = await findAgent(tenantId, agentId);
  if (!before) throw agentNotFound();
  if (before.status === "deactivated") {
    throw new DomainError("conflict", "The agent is deactivated: a new secret would be of no use to it.");
  }
  requireGrantable(before.scopes, actor.scopes);
  const { secret, digest } = createClientSecret();
  const agent = await updateAgent(
    tenantId,
    actor,
    "agent.secret_rotated",
    { id: agentId, status: "active", scopes: { equals: before.scopes } },
    { secretDigest: digest, secretCreatedAt: new Date() },
  );
  if (!agent) throw changedMeanwhile();
  forgetClient(agentId);
  return { ...presentAgent(agent), client_secret: secret };
}
