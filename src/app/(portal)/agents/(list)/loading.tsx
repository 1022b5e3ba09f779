import { AgentListSkeleton } from "@/features/agents/agent-list-skeleton";

export default function AgentsLoading() {
  return <AgentListSkeleton />;
}
