/** What the panel of an agent's events says before it knows them. */
export const agentEventsPanel = {
  title: "Events",
  period: "Who did what, and when; the newest first",
  contentClassName: "h-50",
} as const;
