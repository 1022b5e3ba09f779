import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { register, storeIncrements, unregister } from "@/server/analytics/recording/store-increments";
import { systemUnderTest } from "./system-under-test";

interface PastTokens {
  agentId: string;
  /** When they were issued. */
  at: Date;
  count: number;
}

/** Counts tokens of the past as a recorder would have. */
export async function storeTokens(tenantId: string, tokens: readonly PastTokens[]): Promise<void> {
  const client = new Client({ connectionString: systemUnderTest().databaseUrl });
  await client.connect();
  const recorderId = randomUUID();
  const progress = { position: 0, taken: null };
  const increments = tokens.map(({ agentId, at, count }) => ({
    tenantId,
    agentId,
    metric: "token_issued",
    hour: Math.floor(at.getTime() / 3_600_000) * 3_600_000,
    count,
  }));
  try {
    await client.query("BEGIN");
    await register(client, recorderId);
    await storeIncrements(client, recorderId, increments, progress, progress);
    await unregister(client, recorderId, progress);
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}

/** The beginning of an hour of UTC so many days ago. */
export function daysAgo(days: number, hour: number): Date {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() - days, hour));
}
