import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AgentDetails } from "@/features/agents/agent-details";
import { findAgent } from "@/trpc/server";

interface AgentPageProps {
  params: Promise<{ agent_id: string }>;
}

export async function generateMetadata({ params }: AgentPageProps): Promise<Metadata> {
  const agent = await findAgent((await params).agent_id);
  return { title: agent?.name ?? "Not found" };
}

export default async function AgentPage({ params }: AgentPageProps) {
  const agent = await findAgent((await params).agent_id);
  if (!agent) notFound();

  return <AgentDetails initialAgent={agent} />;
}
