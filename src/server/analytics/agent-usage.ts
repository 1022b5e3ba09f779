import { z } from "zod";
import { maximumPageSize } from "@/schemas/page";
import { findUsageByAgent, liveData, type ReadSource } from "@/server/analytics/analytics-repository";
import { startOfMonth } from "@/server/analytics/utc-time";
import { NameOfPlace, pageCursor, pageFrom } from "@/server/page-cursor";

const cursorOfUsage = pageCursor(
  z.strictObject({ agent_id: z.uuid(), name: NameOfPlace, count: z.int().nonnegative() }),
);

/** Tokens of each agent in this calendar month, UTC: the most first, then by name; agents without any at 0. */
export async function agentUsage(
  tenantId: string,
  { limit = maximumPageSize, cursor }: { limit?: number | undefined; cursor?: string | undefined },
  source: ReadSource = liveData(),
) {
  const after = cursorOfUsage.decode(cursor);
  const month = startOfMonth(source.now);
  const usages = await findUsageByAgent(tenantId, source, "token_issued", month, after, limit + 1);
  const { items, next_cursor } = pageFrom(usages, limit, cursorOfUsage.encode);
  return {
    items: items.map(({ agent_id, name, count }) => ({ agent_id, name, token_count: count })),
    next_cursor,
  };
}
