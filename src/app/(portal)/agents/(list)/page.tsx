import type { Metadata } from "next";
import { AgentList } from "@/features/agents/agent-list";
import { agentListInput, loadAgentListState } from "@/features/agents/list-state";
import { api, HydrateClient } from "@/trpc/server";

export const metadata: Metadata = { title: "Agents" };

export default async function AgentsPage({ searchParams }: PageProps<"/agents">) {
  await api.agents.list.prefetch(agentListInput(await loadAgentListState(searchParams)));

  return (
    <HydrateClient>
      <AgentList />
    </HydrateClient>
  );
}
