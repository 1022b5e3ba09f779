export { activityHeatmap } from "@/server/analytics/activity-heatmap";
export { agentActivity } from "@/server/analytics/agent-activity";
export { agentUsage } from "@/server/analytics/agent-usage";
export { type Snapshot, takeSnapshot } from "@/server/analytics/analytics-repository";
export { keepDroppingExpiredHours } from "@/server/analytics/drop-expired-hours";
export { liveCounts } from "@/server/analytics/live/live-counts";
export { recorder, recorderMetrics } from "@/server/analytics/recording/recorder";
export { tokenTrend } from "@/server/analytics/token-trend";
export { usageTrend } from "@/server/analytics/usage-trend";
