import type { AgentName } from "@/schemas/agent-name";
import { findAgentsByName } from "@/server/agents/agent-names-repository";

const maximumResults = 20;

/** The first 20 agents, by name, whose name contains the text in whichever case; deactivated ones included. */
export function searchAgents(tenantId: string, text: string): Promise<AgentName[]> {
  return findAgentsByName(tenantId, text, maximumResults);
}
