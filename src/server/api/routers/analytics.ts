import { tracked } from "@trpc/server";
import { ActivityHeatmap, ActivityHeatmapInput } from "@/schemas/activity-heatmap";
import { AgentTable, AgentTableInput } from "@/schemas/agent-table";
import { AgentsOfHour, AgentsOfHourInput } from "@/schemas/agents-of-hour";
import {
  AgentActivityInput,
  AgentActivityPage,
  AgentUsageInput,
  AgentUsagePage,
  TokenTrend,
  TokenTrendInput,
} from "@/schemas/analytics";
import { Glance, GlanceInput } from "@/schemas/glance";
import { LeadingAgents, LeadingAgentsInput } from "@/schemas/leading-agents";
import { LiveInput } from "@/schemas/live-counts";
import { UsageTrend, UsageTrendInput } from "@/schemas/usage-trend";
import {
  activityHeatmap,
  agentActivity,
  agentsOfHour,
  agentTable,
  agentUsage,
  glance,
  leadingAgents,
  liveCounts,
  tokenTrend,
  usageTrend,
} from "@/server/analytics";
import { createRouter, tenantProcedure } from "@/server/api/trpc";

const analyticsProcedure = tenantProcedure("analytics:read");

export const analyticsRouter = createRouter({
  tokens: analyticsProcedure
    .input(TokenTrendInput)
    .output(TokenTrend)
    .query(({ ctx, input }) => tokenTrend(ctx.tenantId, input.days)),

  trend: analyticsProcedure
    .input(UsageTrendInput)
    .output(UsageTrend)
    .query(({ ctx, input }) => usageTrend(ctx.tenantId, input)),

  leadingAgents: analyticsProcedure
    .input(LeadingAgentsInput)
    .output(LeadingAgents)
    .query(({ ctx, input }) => leadingAgents(ctx.tenantId, input)),

  activity: analyticsProcedure
    .input(AgentActivityInput)
    .output(AgentActivityPage)
    .query(({ ctx, input }) => agentActivity(ctx.tenantId, input, ctx.snapshot)),

  heatmap: analyticsProcedure
    .input(ActivityHeatmapInput)
    .output(ActivityHeatmap)
    .query(({ ctx, input }) => activityHeatmap(ctx.tenantId, input)),

  agentsOfHour: analyticsProcedure
    .input(AgentsOfHourInput)
    .output(AgentsOfHour)
    .query(({ ctx, input }) => agentsOfHour(ctx.tenantId, input)),

  glance: analyticsProcedure
    .input(GlanceInput)
    .output(Glance)
    .query(({ ctx, input }) => glance(ctx.tenantId, input)),

  agents: analyticsProcedure
    .input(AgentUsageInput)
    .output(AgentUsagePage)
    .query(({ ctx, input }) => agentUsage(ctx.tenantId, input, ctx.snapshot)),

  agentTable: analyticsProcedure
    .input(AgentTableInput)
    .output(AgentTable)
    .query(({ ctx, input }) => agentTable(ctx.tenantId, input)),

  live: analyticsProcedure.input(LiveInput).subscription(async function* ({ ctx, input, signal }) {
    const { lastEventId } = input;
    const updates = liveCounts(ctx.tenantId, { lastEventId, admit: ctx.admitAgain, signal });
    for await (const { id, counts } of updates) yield tracked(id, counts);
  }),
});
