import { z } from "zod";
import type { Increment } from "@/server/analytics/recording/increment";

/** The channel on which PostgreSQL tells, once a batch, whose counts have changed (NOTIFY). */
export const changeChannel = "analytics_changed";

/** PostgreSQL takes notifications of less than 8000 bytes. */
const maximumLength = 7_999;

/** So many agents are too long to tell of: each takes a UUID, its quotes and a comma. */
const tooManyAgents = Math.ceil((maximumLength + 1) / 39);

const everyTenant = "all";

/** The agents counted for each tenant; null for a tenant where they are too many to name. */
type ChangedAgents = ReadonlyMap<string, readonly string[] | null>;

/**
 * What is told of a batch: its tenants with their agents, without the agents where these are too many, and
 * only that something changed where the tenants are too many as well. Empty where nothing is counted.
 */
export function describeChanges(increments: readonly Increment[]): string {
  if (increments.length === 0) return "";
  const agents = new Map<string, Set<string>>();
  let named = 0;
  for (const { tenantId, agentId } of increments) {
    const ofTenant = agents.get(tenantId) ?? new Set();
    agents.set(tenantId, ofTenant);
    if (agentId === null || named === tooManyAgents || ofTenant.has(agentId)) continue;
    ofTenant.add(agentId);
    named += 1;
  }
  if (named < tooManyAgents) {
    const all = JSON.stringify(
      Object.fromEntries([...agents].map(([tenantId, ids]) => [tenantId, [...ids]])),
    );
    if (all.length <= maximumLength) return all;
  }
  const tenants = JSON.stringify(Object.fromEntries([...agents.keys()].map((tenantId) => [tenantId, null])));
  return tenants.length <= maximumLength ? tenants : everyTenant;
}

const Changes = z.record(z.string(), z.array(z.string()).nullable());

/** What describeChanges told; null where it may be anything of any tenant. */
export function readChanges(payload: string): ChangedAgents | null {
  if (payload === "") return new Map();
  if (payload === everyTenant) return null;
  return new Map(Object.entries(Changes.parse(JSON.parse(payload))));
}
