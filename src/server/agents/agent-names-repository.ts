import type { AgentName } from "@/schemas/agent-name";
import { containsText } from "@/server/db/contains-text";
import { Prisma } from "@/server/db/generated/client";
import { liveData } from "@/server/db/read-source";

/** Agents whose name contains the text, in whichever case, by name. The index of names is read until there are enough. */
export function findAgentsByName(tenantId: string, text: string, limit: number): Promise<AgentName[]> {
  return liveData().query(Prisma.sql`
    SELECT id AS agent_id, name, status::text
    FROM agents
    WHERE tenant_id = ${tenantId}::uuid AND ${containsText(Prisma.sql`name`, text)}
    ORDER BY name COLLATE "C", id
    LIMIT ${limit}`);
}

/** The names of those agents that the tenant has, by name. */
export function findAgentNames(tenantId: string, ids: readonly string[]): Promise<AgentName[]> {
  return liveData().query(Prisma.sql`
    SELECT id AS agent_id, name, status::text
    FROM agents
    WHERE tenant_id = ${tenantId}::uuid AND id = ANY(${ids}::uuid[])
    ORDER BY name COLLATE "C", id`);
}
