import {
  Agent,
  AgentId,
  AgentPage,
  AgentWithSecret,
  ListAgentsInput,
  RegisterAgentInput,
  UpdateAgentInput,
} from "@/schemas/agent";
import { AgentNames, AgentNamesInput, SearchAgentsInput } from "@/schemas/agent-name";
import {
  agentNames,
  deactivateAgent,
  getAgent,
  listAgents,
  registerAgent,
  rotateAgentSecret,
  searchAgents,
  updateAgent,
} from "@/server/agents";
import { createRouter, tenantProcedure } from "@/server/api/trpc";

export const agentsRouter = createRouter({
  register: tenantProcedure("agents:write")
    .input(RegisterAgentInput)
    .output(AgentWithSecret)
    .mutation(({ ctx, input }) => registerAgent(ctx.tenantId, input, ctx.actor)),

  list: tenantProcedure("agents:read")
    .input(ListAgentsInput)
    .output(AgentPage)
    .query(({ ctx, input }) => listAgents(ctx.tenantId, input)),

  search: tenantProcedure("agents:read")
    .input(SearchAgentsInput)
    .output(AgentNames)
    .query(({ ctx, input }) => searchAgents(ctx.tenantId, input.query)),

  names: tenantProcedure("agents:read")
    .input(AgentNamesInput)
    .output(AgentNames)
    .query(({ ctx, input }) => agentNames(ctx.tenantId, input.agent_ids)),

  get: tenantProcedure("agents:read")
    .input(AgentId)
    .output(Agent)
    .query(({ ctx, input }) => getAgent(ctx.tenantId, input.agent_id)),

  update: tenantProcedure("agents:write")
    .input(UpdateAgentInput)
    .output(Agent)
    .mutation(({ ctx, input }) => updateAgent(ctx.tenantId, input, ctx.actor)),

  rotateSecret: tenantProcedure("agents:write")
    .input(AgentId)
    .output(AgentWithSecret)
    .mutation(({ ctx, input }) => rotateAgentSecret(ctx.tenantId, input.agent_id, ctx.actor)),

  deactivate: tenantProcedure("agents:write")
    .input(AgentId)
    .output(Agent)
    .mutation(({ ctx, input }) => deactivateAgent(ctx.tenantId, input.agent_id, ctx.actor)),
});
