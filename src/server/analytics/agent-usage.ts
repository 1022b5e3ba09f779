import { z } from "zod";
import { maximumPageSize } from "@/schemas/page";
import { findUsageByAgent } from "@/server/analytics/analytics-repository";
import { startOfMonth } from "@/server/analytics/utc-time";
import { pageCursor, pageFrom } from "@/server/page-cursor";

const cursorOfUsage = pageCursor(z.strictObject({ agentId: z.uuid(), name: z.string(), count: z.int() }));

/** Tokens of each agent in this calendar month, UTC: the most first, then by name; agents without any at 0. */
export async function agentUsage(
  tenantId: string,
  { limit = maximumPageSize, cursor }: { limit?: number | undefined; cursor?: string | undefined },
  now = new Date(),
) {
  const after = cursorOfUsage.decode(cursor);
  const month = { from: startOfMonth(now), to: startOfMonth(now, 1) };
  const place = after && { ...after, count: BigInt(after.count) };
  const usages = await findUsageByAgent(tenantId, "token_issued", month, place, limit + 1);
  const { items, next_cursor } = pageFrom(usages, limit, ({ agentId, name, count }) =>
    cursorOfUsage.encode({ agentId, name, count: Number(count) }),
  );
  return {
    items: items.map(({ agentId, name, count }) => ({ agent_id: agentId, name, token_count: Number(count) })),
    next_cursor,
  };
}
