import type { Agent } from "@/schemas/agent";
import { agentNotFound } from "@/server/agents/agent-not-found";
import { findAgent } from "@/server/agents/agents-repository";
import { presentAgent } from "@/server/agents/present-agent";

/** The agent with this id. Throws a DomainError where the tenant has none. */
export async function getAgent(tenantId: string, agentId: string): Promise<Agent> {
  const agent = await findAgent(tenantId, agentId);
  if (!agent) throw agentNotFound();
  return presentAgent(agent);
}
