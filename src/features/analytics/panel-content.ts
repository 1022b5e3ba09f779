/** What each panel says before it knows its numbers, and how high what it then shows is. */
export const panels = {
  tokenTrend: { title: "Tokens issued", contentClassName: "h-108 sm:h-91" },
  activityHeatmap: { title: "Activity by weekday and hour", contentClassName: "h-222 md:h-82" },
  agentUsage: { title: "Tokens by agent", contentClassName: "h-159 sm:h-154" },
} as const;

/** Where on the page the panels are, as links name them. */
export const tokensSection = "tokens";
export const activitySection = "activity";
export const agentsSection = "agents";
