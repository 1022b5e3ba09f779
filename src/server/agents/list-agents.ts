import { z } from "zod";
import { defaultAgentPageSize } from "@/schemas/agent";
import { findAgents } from "@/server/agents/agents-repository";
import { presentAgent } from "@/server/agents/present-agent";
import { pageCursor, pageFrom } from "@/server/page-cursor";

const cursorOfAgent = pageCursor(z.uuid());

/** A page of the tenant's agents, deactivated ones included, the newest first. */
export async function listAgents(
  tenantId: string,
  { limit = defaultAgentPageSize, cursor }: { limit?: number | undefined; cursor?: string | undefined },
) {
  const agents = await findAgents(tenantId, cursorOfAgent.decode(cursor), limit + 1);
  const { items, next_cursor } = pageFrom(agents, limit, ({ id }) => cursorOfAgent.encode(id));
  return { items: items.map(presentAgent), next_cursor };
}
