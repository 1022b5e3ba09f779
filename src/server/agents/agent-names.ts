import type { AgentName } from "@/schemas/agent-name";
import { findAgentNames } from "@/server/agents/agent-names-repository";

/** The names of agents, by name; ids that the tenant has no agent of are left out. */
export async function agentNames(tenantId: string, agentIds: readonly string[]): Promise<AgentName[]> {
  return agentIds.length === 0 ? [] : findAgentNames(tenantId, agentIds);
}
