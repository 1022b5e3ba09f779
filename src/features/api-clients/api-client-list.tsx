"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
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
import { type ApiClientAction, ApiClientDialogs } from "@/features/api-clients/api-client-dialogs";
import { ApiClientTableSkeleton } from "@/features/api-clients/api-client-list-skeleton";
import { ApiClientTable } from "@/features/api-clients/api-client-table";
import { apiClientsIntroduction } from "@/features/api-clients/introduction";
import { apiClientsPageSize } from "@/features/api-clients/page-size";
import type { ApiClient } from "@/schemas/api-client";
import { api } from "@/trpc/react";

const CreateApiClientDialog = dynamic(() =>
  import("@/features/api-clients/create-api-client-dialog").then((module) => module.CreateApiClientDialog),
);

export const ApiClientList = () => {
  const mayChange = useMayChange();
  const [creating, setCreating] = useState(false);
  const [chosen, setChosen] = useState<ApiClient>();
  const [action, setAction] = useState<ApiClientAction | null>(null);
  const paging = useCursorPaging();
  const clients = api.apiClients.list.useQuery(
    { limit: apiClientsPageSize, cursor: paging.cursor },
    { placeholderData: keepPreviousData },
  );

  const createButton = mayChange && (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      Create an API client
    </Button>
  );

  const open = (client: ApiClient, nextAction: ApiClientAction) => {
    setChosen(client);
    setAction(nextAction);
  };

  const content = () => {
    if (clients.isPending) return <ApiClientTableSkeleton />;
    if (!clients.data) {
      return (
        <ErrorState
          title="The API clients could not be read"
          message={clients.error.message}
          pending={clients.isFetching}
          onRetry={() => clients.refetch()}
        />
      );
    }
    if (clients.data.items.length === 0 && paging.isFirst) {
      return (
        <EmptyState title="No API clients" action={createButton}>
          {mayChange
            ? "A program of yours manages agents and reads analytics with one, without a person who signs in."
            : "An owner or an admin of your organisation can create one."}
        </EmptyState>
      );
    }
    return (
      <>
        <ApiClientTable clients={clients.data.items} onAction={mayChange ? open : undefined} />
        <Pagination
          subject="API clients"
          paging={paging}
          nextCursor={clients.data.next_cursor}
          pending={clients.isPlaceholderData}
        />
      </>
    );
  };

  return (
    <>
      <PageHeader {...apiClientsIntroduction} actions={createButton || undefined} />
      <Card className="overflow-hidden p-0" aria-busy={clients.isFetching}>
        {content()}
      </Card>
      <MountedOnceOpen open={creating}>
        <CreateApiClientDialog open={creating} onOpenChange={setCreating} />
      </MountedOnceOpen>
      {chosen && (
        <ApiClientDialogs key={chosen.client_id} client={chosen} open={action} onOpenChange={setAction} />
      )}
    </>
  );
};
