import type { ResolvedRange } from "@/features/analytics/resolve-range";

/** What the figures are asked with, on the server as in the browser, so that one finds the other's answer. */
export const glanceInput = ({ from, to }: Pick<ResolvedRange, "from" | "to">, agents: readonly string[]) => ({
  from,
  to,
  ...(agents.length > 0 && { agent_ids: [...agents] }),
});
