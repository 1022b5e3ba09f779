import { z } from "zod";
import { defaultAgentPageSize, type ListAgentsInput } from "@/schemas/agent";
import { findAgents, findAgentsWithName, type StoredAgent } from "@/server/agents/agents-repository";
import { presentAgent } from "@/server/agents/present-agent";
import { NameOfPlace, pageCursor, pageFrom } from "@/server/page-cursor";

const cursorByAge = pageCursor(z.uuid());
const cursorByName = pageCursor(z.strictObject({ name: NameOfPlace, id: z.uuid() }));

/** A page of agents, and the cursor of the one that follows. */
async function findPage(
  tenantId: string,
  { limit = defaultAgentPageSize, cursor, search, status }: z.output<typeof ListAgentsInput>,
): Promise<{ items: StoredAgent[]; next_cursor: string | null }> {
  if (!search) {
    const before = cursorByAge.decode(cursor);
    const agents = await findAgents(tenantId, { before, status }, limit + 1);
    return pageFrom(agents, limit, ({ id }) => cursorByAge.encode(id));
  }
  const after = cursorByName.decode(cursor);
  const agents = await findAgentsWithName(tenantId, search, { after, status }, limit + 1);
  return pageFrom(agents, limit, ({ name, id }) => cursorByName.encode({ name, id }));
}

/**
 * A page of the tenant's agents, deactivated ones included unless another status is asked for: the newest
 * first, or what a search finds by name. Throws a DomainError where the cursor is of another list.
 */
export async function listAgents(tenantId: string, input: z.output<typeof ListAgentsInput>) {
  const { items, next_cursor } = await findPage(tenantId, input);
  return { items: items.map(presentAgent), next_cursor };
}
