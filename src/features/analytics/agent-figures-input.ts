import type { ResolvedRange } from "@/features/analytics/resolve-range";

/** What the figures of one agent are asked with, on the server as in the browser. */
export const agentFiguresInput = ({ from, to }: Pick<ResolvedRange, "from" | "to">, agentId: string) => ({
  from,
  to,
  limit: 1,
  agent_ids: [agentId],
});
