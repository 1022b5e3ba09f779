import type { Metadata } from "next";
import { AgentList } from "@/features/agents/agent-list";
import { agentsPageSize } from "@/features/agents/page-size";
import { api, HydrateClient } from "@/trpc/server";

export const metadata: Metadata = { title: "Agents" };

export default async function AgentsPage() {
  await api.agents.list.prefetch({ limit: agentsPageSize });

  return (
    <HydrateClient>
      <AgentList />
    </HydrateClient>
  );
}
