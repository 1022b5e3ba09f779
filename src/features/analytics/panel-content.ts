/** What each panel is called and how high its content is: the same for the skeleton and what replaces it. */
export const panels = {
  tokenTrend: { title: "Tokens issued", contentClassName: "h-82" },
  activityHeatmap: { title: "Activity by weekday and hour", contentClassName: "h-180 md:h-68" },
  agentUsage: { title: "Agents this month", contentClassName: "min-h-100" },
} as const;
