import { presetDays, type RangePreset } from "@/features/analytics/resolve-range";
import type { openedView } from "@/features/views/view-state";

type State = ReturnType<typeof openedView>["state"];

/** What a view shows, in a few words. */
export const describeView = (
  { range, compare, agents, zone, metrics }: State,
  formatDays: (from: string, to: string) => string,
): string => {
  const [from, to] = range.split("..");
  const days =
    from !== undefined && to !== undefined
      ? formatDays(from, to)
      : `Last ${presetDays[range as RangePreset]} days`;
  return [
    days,
    compare && "compared",
    agents.length > 0 && (agents.length === 1 ? "1 agent" : `${agents.length} agents`),
    metrics.length > 0 && "with events",
    zone === "local" && "local hours",
  ]
    .filter(Boolean)
    .join(", ");
};
