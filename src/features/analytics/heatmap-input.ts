import type { ResolvedRange } from "@/features/analytics/resolve-range";

/** What the heatmap is asked with, on the server as in the browser, so that one finds the other's answer. */
export const heatmapInput = (
  { from, to }: Pick<ResolvedRange, "from" | "to">,
  agents: readonly string[],
  timeZone = "UTC",
) => ({
  from,
  to,
  ...(agents.length > 0 && { agent_ids: [...agents] }),
  ...(timeZone !== "UTC" && { tz: timeZone }),
});
