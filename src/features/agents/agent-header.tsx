"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { AgentActions } from "@/features/agents/agent-actions";
import { AgentStatus } from "@/features/agents/agent-status";
import { useKeptQuery } from "@/features/analytics/use-kept-query";
import type { Agent } from "@/schemas/agent";
import { api } from "@/trpc/react";

interface AgentHeaderProps {
  initialAgent: Agent;
  /** What is said of the whole page. */
  children?: ReactNode;
}

/** Which agent a page is about, and what can be done with it. */
export const AgentHeader = ({ initialAgent, children }: AgentHeaderProps) => {
  const { data: agent } = api.agents.get.useQuery(
    { agent_id: initialAgent.agent_id },
    { initialData: initialAgent },
  );

  const query = useKeptQuery();

  return (
    <>
      <div className="mb-1 flex h-8 items-center justify-between gap-4">
        <Link
          href={`/agents${query}`}
          className="inline-flex items-center gap-1.5 rounded-sm text-muted underline-offset-4 hover:text-text hover:underline"
        >
          <ArrowLeft aria-hidden className="size-4" />
          Agents
        </Link>
        {children}
      </div>
      <PageHeader
        title={agent.name}
        description={<AgentStatus status={agent.status} />}
        actions={<AgentActions agent={agent} />}
      />
    </>
  );
};
