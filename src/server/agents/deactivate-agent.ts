import type { Agent } from "@/schemas/agent";
import { updateAgent } from "@/server/agents/agents-repository";
import { getAgent } from "@/server/agents/get-agent";
import { presentAgent } from "@/server/agents/present-agent";
import type { Actor } from "@/server/audit";
import { forgetClient } from "@/server/tokens";

/**
 * Deactivates an agent for good: it gets no more tokens, and its id stays resolvable. One that is
 * deactivated already is returned as it is. Throws a DomainError where the tenant has no such agent.
 */
export async function deactivateAgent(tenantId: string, agentId: string, actor: Actor): Promise<Agent> {
  const deactivated = await updateAgent(
    tenantId,
    actor,
    "agent.deactivated",
    { id: agentId, status: "active" },
    { status: "deactivated", deactivatedAt: new Date() },
  );
  if (!deactivated) return getAgent(tenantId, agentId);
  forgetClient(agentId);
  return presentAgent(deactivated);
}
