"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { useFormat } from "@/components/formatting/format-provider";
import { CodeBadge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Copyable } from "@/components/ui/copyable";
import { PageHeader } from "@/components/ui/page-header";
import { useMayChange } from "@/features/account/account-provider";
import { AgentStatus } from "@/features/agents/agent-status";
import { DeactivateAgentDialog } from "@/features/agents/deactivate-agent-dialog";
import { EditAgentDialog } from "@/features/agents/edit-agent-dialog";
import type { Agent } from "@/schemas/agent";
import { api } from "@/trpc/react";

const Detail = ({ term, children }: { term: string; children: ReactNode }) => (
  <div className="grid gap-x-4 gap-y-1 border-t py-3 first:border-t-0 first:pt-0 last:pb-0 sm:grid-cols-[9rem_minmax(0,1fr)]">
    <dt className="text-muted">{term}</dt>
    <dd className="min-w-0 break-words">{children}</dd>
  </div>
);

export const AgentDetails = ({ initialAgent }: { initialAgent: Agent }) => {
  const format = useFormat();
  const mayChange = useMayChange();
  const [open, setOpen] = useState<"edit" | "deactivate" | null>(null);
  const { data: agent } = api.agents.get.useQuery(
    { agent_id: initialAgent.agent_id },
    { initialData: initialAgent },
  );

  const time = (moment: string) => <time dateTime={moment}>{format.dateTime(moment)}</time>;

  return (
    <>
      <Link
        href="/agents"
        className="mb-3 inline-flex items-center gap-1.5 rounded-sm text-muted underline-offset-4 hover:text-text hover:underline"
      >
        <ArrowLeft aria-hidden className="size-4" />
        Agents
      </Link>
      <PageHeader
        title={agent.name}
        description={<AgentStatus status={agent.status} />}
        actions={
          mayChange && (
            <>
              <Button onClick={() => setOpen("edit")}>Edit</Button>
              {agent.status === "active" && <Button onClick={() => setOpen("deactivate")}>Deactivate</Button>}
            </>
          )
        }
      />
      <Card>
        <dl>
          <Detail term="Description">{agent.description ?? <span className="text-muted">none</span>}</Detail>
          <Detail term="Client id">
            <Copyable text={agent.client_id} subject="client id" />
          </Detail>
          <Detail term="Scopes">
            {agent.scopes.length > 0 ? (
              <ul className="flex flex-wrap gap-1.5">
                {agent.scopes.map((scope) => (
                  <li key={scope}>
                    <CodeBadge>{scope}</CodeBadge>
                  </li>
                ))}
              </ul>
            ) : (
              <span className="text-muted">none</span>
            )}
          </Detail>
          <Detail term="Metadata">
            {Object.keys(agent.metadata).length > 0 ? (
              <pre className="whitespace-pre-wrap break-words font-mono text-xs leading-5">
                {JSON.stringify(agent.metadata, null, 2)}
              </pre>
            ) : (
              <span className="text-muted">none</span>
            )}
          </Detail>
          <Detail term="Registered">{time(agent.created_at)}</Detail>
          <Detail term="Last changed">{time(agent.updated_at)}</Detail>
          {agent.deactivated_at && <Detail term="Deactivated">{time(agent.deactivated_at)}</Detail>}
        </dl>
      </Card>
      {mayChange && (
        <>
          <EditAgentDialog
            agent={agent}
            open={open === "edit"}
            onOpenChange={(nextOpen) => setOpen(nextOpen ? "edit" : null)}
          />
          <DeactivateAgentDialog
            agent={agent}
            open={open === "deactivate"}
            onOpenChange={(nextOpen) => setOpen(nextOpen ? "deactivate" : null)}
          />
        </>
      )}
    </>
  );
};
