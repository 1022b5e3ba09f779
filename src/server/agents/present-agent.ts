import type { Agent } from "@/schemas/agent";
import type { StoredAgent } from "@/server/agents/agents-repository";

/** An agent as clients see it; its id is also its OAuth client_id. */
export function presentAgent(agent: StoredAgent): Agent {
  return {
    agent_id: agent.id,
    client_id: agent.id,
    name: agent.name,
    description: agent.description,
    owner: agent.owner,
    scopes: agent.scopes,
    metadata: agent.metadata as Agent["metadata"],
    status: agent.status,
    created_at: agent.createdAt.toISOString(),
    updated_at: agent.updatedAt.toISOString(),
    deactivated_at: agent.deactivatedAt?.toISOString() ?? null,
    secret_created_at: agent.secretCreatedAt.toISOString(),
  };
}
