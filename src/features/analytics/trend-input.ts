import type { CalendarDay } from "@/features/analytics/calendar-day";
import type { PageState } from "@/features/analytics/page-state";
import { firstDayOf, type ResolvedRange } from "@/features/analytics/resolve-range";

/** What the trend of a page is asked with, on the server as in the browser, so that one finds the other's answer. */
export const trendInput = (
  { from, to }: Pick<ResolvedRange, "from" | "to">,
  { compare, agents }: Pick<PageState, "compare" | "agents">,
) => ({
  from,
  to,
  ...(compare && { compare }),
  ...(agents.length > 0 && { agent_ids: agents }),
});

/** What the days that unusual ones are told by are asked with. */
export const usualInput = (today: CalendarDay, agents: string[]) =>
  trendInput({ from: firstDayOf(today), to: today }, { compare: false, agents });
