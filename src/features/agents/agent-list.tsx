"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { MountedOnceOpen } from "@/components/mounted-once-open";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { useCursorPaging } from "@/components/use-cursor-paging";
import { useMayChange } from "@/features/account/account-provider";
import { type AgentAction, AgentDialogs } from "@/features/agents/agent-dialogs";
import { AgentTableSkeleton } from "@/features/agents/agent-list-skeleton";
import { AgentListToolbar } from "@/features/agents/agent-list-toolbar";
import { AgentTable } from "@/features/agents/agent-table";
import { agentsIntroduction } from "@/features/agents/introduction";
import { agentListInput, agentListParsers } from "@/features/agents/list-state";
import type { Agent } from "@/schemas/agent";
import { api, type RouterOutputs } from "@/trpc/react";

const RegisterAgentDialog = dynamic(() =>
  import("@/features/agents/register-agent-dialog").then((module) => module.RegisterAgentDialog),
);

/** What a search has found, for who does not see it. */
const found = ({ items, next_cursor }: RouterOutputs["agents"]["list"]) => {
  if (items.length === 1 && next_cursor === null) return "One agent matches.";
  return `${items.length}${next_cursor === null ? "" : " or more"} agents match.`;
};

/** Why a search or a filter has found nothing. */
const nothingFound = ({ search, status }: ReturnType<typeof agentListInput>) => {
  if (search === undefined) return `None of your agents is ${status}.`;
  return `No ${status === undefined ? "" : `${status} `}agent has “${search}” in its name.`;
};

export const AgentList = () => {
  const mayChange = useMayChange();
  const [state, setState] = useQueryStates(agentListParsers);
  const [registering, setRegistering] = useState(false);
  const [chosen, setChosen] = useState<Agent>();
  const [action, setAction] = useState<AgentAction | null>(null);

  const input = agentListInput(state);
  const isWhole = input.search === undefined && input.status === undefined;
  const paging = useCursorPaging(JSON.stringify(input));
  const agents = api.agents.list.useQuery(
    { ...input, cursor: paging.cursor },
    { placeholderData: keepPreviousData },
  );

  const registerButton = mayChange && (
    <Button variant="primary" onClick={() => setRegistering(true)}>
      <Plus aria-hidden />
      Register an agent
    </Button>
  );

  const nothing = () =>
    isWhole ? (
      <EmptyState title="No agents yet" action={registerButton}>
        {mayChange
          ? "Register the first one: it gets an id and a secret, and with these its access tokens."
          : "An owner or an admin of your organisation can register the first one."}
      </EmptyState>
    ) : (
      <EmptyState
        title="No agent matches"
        action={<Button onClick={() => setState(null, { history: "push" })}>Show all agents</Button>}
      >
        {nothingFound(input)}
      </EmptyState>
    );

  const content = () => {
    if (agents.isPending) return <AgentTableSkeleton />;
    if (!agents.data) {
      return (
        <ErrorState
          title="The agents could not be read"
          message={agents.error.message}
          pending={agents.isFetching}
          onRetry={() => agents.refetch()}
        />
      );
    }
    if (agents.data.items.length === 0 && paging.isFirst) return nothing();
    return (
      <>
        <AgentTable
          agents={agents.data.items}
          onAction={
            mayChange
              ? (agent, nextAction) => {
                  setChosen(agent);
                  setAction(nextAction);
                }
              : undefined
          }
        />
        <Pagination
          subject="agents"
          paging={paging}
          nextCursor={agents.data.next_cursor}
          pending={agents.isPlaceholderData}
        />
      </>
    );
  };

  return (
    <>
      <PageHeader {...agentsIntroduction} actions={registerButton || undefined} />
      <AgentListToolbar />
      <Card className="overflow-hidden p-0" aria-busy={agents.isFetching}>
        {content()}
      </Card>
      <p role="status" className="sr-only">
        {!isWhole && agents.data && !agents.isPlaceholderData && found(agents.data)}
      </p>
      {mayChange && (
        <MountedOnceOpen open={registering}>
          <RegisterAgentDialog open={registering} onOpenChange={setRegistering} />
        </MountedOnceOpen>
      )}
      {chosen && <AgentDialogs key={chosen.agent_id} agent={chosen} open={action} onOpenChange={setAction} />}
    </>
  );
};
