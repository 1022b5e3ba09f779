import { defaultDays } from "@/schemas/analytics-days";

/** What each panel says before it knows its numbers, and how high what it then shows is. */
export const panels = {
  tokenTrend: { title: "Tokens issued", contentClassName: "h-108 sm:h-91" },
  activityHeatmap: {
    title: "Activity by weekday and hour",
    period: `All agents, last ${defaultDays} days, hours in UTC`,
    contentClassName: "h-180 md:h-63",
  },
  agentUsage: { title: "Tokens by agent", contentClassName: "h-112" },
} as const;

/** Where on the page the agents are, as links name it. */
export const agentsSection = "agents";
