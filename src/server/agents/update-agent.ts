import type { z } from "zod";
import type { Agent, UpdateAgentInput } from "@/schemas/agent";
import { agentNotFound } from "@/server/agents/agent-not-found";
import { findAgent, updateAgent as store } from "@/server/agents/agents-repository";
import { presentAgent } from "@/server/agents/present-agent";
import { requireGrantable } from "@/server/agents/require-grantable";
import { forgetClient } from "@/server/tokens";

/**
 * Changes what is named of an agent, and nothing else; metadata is replaced as a whole. `held` are the
 * scopes of who changes it. Throws a DomainError where the tenant has no such agent, or where more is to be
 * granted.
 */
export async function updateAgent(
  tenantId: string,
  { agent_id: agentId, name, description, scopes, metadata }: z.output<typeof UpdateAgentInput>,
  held: ReadonlySet<string>,
): Promise<Agent> {
  if (scopes) {
    const before = await findAgent(tenantId, agentId);
    if (!before) throw agentNotFound();
    requireGrantable(
      scopes.filter((scope) => !before.scopes.includes(scope)),
      held,
    );
  }
  const agent = await store(
    tenantId,
    { id: agentId },
    {
      ...(name !== undefined && { name }),
      ...(description !== undefined && { description }),
      ...(scopes !== undefined && { scopes }),
      ...(metadata !== undefined && { metadata }),
    },
  );
  if (!agent) throw agentNotFound();
  forgetClient(agentId);
  return presentAgent(agent);
}
