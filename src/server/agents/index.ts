export { agentNames } from "@/server/agents/agent-names";
export { deactivateAgent } from "@/server/agents/deactivate-agent";
export { getAgent } from "@/server/agents/get-agent";
export { listAgents } from "@/server/agents/list-agents";
export { registerAgent } from "@/server/agents/register-agent";
export { rotateAgentSecret } from "@/server/agents/rotate-agent-secret";
export { searchAgents } from "@/server/agents/search-agents";
export { updateAgent } from "@/server/agents/update-agent";
