import type { z } from "zod";
import type { Agent, UpdateAgentInput } from "@/schemas/agent";
import { agentNotFound } from "@/server/agents/agent-not-found";
import { findAgent, type StoredAgent, updateAgent as store } from "@/server/agents/agents-repository";
import { presentAgent } from "@/server/agents/present-agent";
import type { Actor } from "@/server/audit";
import { forgetClient, requireGrantable } from "@/server/tokens";

/**
 * Changes what is named of an agent, and nothing else; metadata is replaced as a whole. Throws a DomainError
 * where the tenant has no such agent, or where more is to be granted than the actor holds.
 */
export async function updateAgent(
  tenantId: string,
  { agent_id: agentId, name, description, owner, scopes, metadata }: z.output<typeof UpdateAgentInput>,
  actor: Actor,
): Promise<Agent> {
  const changes = {
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(owner !== undefined && { owner }),
    ...(scopes !== undefined && { scopes }),
    ...(metadata !== undefined && { metadata }),
  };
  let agent: StoredAgent | null = null;
  if (scopes) {
    // What may be granted depends on what is there: where somebody else changes that meanwhile, it is looked at again.
    while (agent === null) {
      const before = await findAgent(tenantId, agentId);
      if (!before) throw agentNotFound();
      requireGrantable(
        scopes.filter((scope) => !before.scopes.includes(scope)),
        actor.scopes,
      );
      const asSeen = { id: agentId, scopes: { equals: before.scopes } };
      agent = await store(tenantId, actor, "agent.updated", asSeen, changes);
    }
  } else {
    agent = await store(tenantId, actor, "agent.updated", { id: agentId }, changes);
    if (!agent) throw agentNotFound();
  }
  forgetClient(agentId);
  return presentAgent(agent);
}
