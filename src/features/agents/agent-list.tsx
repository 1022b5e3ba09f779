"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { useCursorPaging } from "@/components/use-cursor-paging";
import { useMayChange } from "@/features/account/account-provider";
import { AgentTableSkeleton } from "@/features/agents/agent-list-skeleton";
import { AgentTable } from "@/features/agents/agent-table";
import { agentsIntroduction } from "@/features/agents/introduction";
import { agentsPageSize } from "@/features/agents/page-size";
import { RegisterAgentDialog } from "@/features/agents/register-agent-dialog";
import { api } from "@/trpc/react";

export const AgentList = () => {
  const mayChange = useMayChange();
  const [registering, setRegistering] = useState(false);
  const paging = useCursorPaging();
  const agents = api.agents.list.useQuery(
    { limit: agentsPageSize, cursor: paging.cursor },
    { placeholderData: keepPreviousData },
  );

  const registerButton = mayChange && (
    <Button variant="primary" onClick={() => setRegistering(true)}>
      <Plus aria-hidden />
      Register an agent
    </Button>
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
    if (agents.data.items.length === 0 && paging.isFirst) {
      return (
        <EmptyState title="No agents yet" action={registerButton}>
          {mayChange
            ? "Register the first one: it gets an id and a secret, and with these its access tokens."
            : "An owner or an admin of your organisation can register the first one."}
        </EmptyState>
      );
    }
    return (
      <>
        <AgentTable agents={agents.data.items} />
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
      <Card className="overflow-hidden p-0" aria-busy={agents.isFetching}>
        {content()}
      </Card>
      <RegisterAgentDialog open={registering} onOpenChange={setRegistering} />
    </>
  );
};
