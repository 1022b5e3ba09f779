"use client";

import { ApiClientForm } from "@/features/api-clients/api-client-form";
import { NewCredentialsDialog } from "@/features/credentials/new-credentials-dialog";
import { api, type RouterOutputs } from "@/trpc/react";

interface CreateProps {
  onCreated: (client: RouterOutputs["apiClients"]["create"]) => void;
  onCancel: () => void;
}

const Create = ({ onCreated, onCancel }: CreateProps) => {
  const { apiClients } = api.useUtils();
  const createApiClient = api.apiClients.create.useMutation({
    onSuccess: async (client) => {
      onCreated(client);
      await apiClients.list.invalidate();
    },
  });

  return (
    <ApiClientForm
      fields={{ name: "", scopes: [] }}
      submit="Create"
      pending={createApiClient.isPending}
      error={createApiClient.error?.message}
      onSubmit={(fields) => createApiClient.mutate(fields)}
      onCancel={onCancel}
    />
  );
};

interface CreateApiClientDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Creates an API client, then shows its secret once. */
export const CreateApiClientDialog = ({ open, onOpenChange }: CreateApiClientDialogProps) => (
  <NewCredentialsDialog
    open={open}
    onOpenChange={onOpenChange}
    before={{
      title: "Create an API client",
      description: "Give it what it needs and no more: it can be given more later.",
    }}
    after={({ name }) => ({
      title: `${name} is created`,
      description: "It gets its tokens with these credentials.",
    })}
  >
    {({ onCreated, onCancel }) => <Create onCreated={onCreated} onCancel={onCancel} />}
  </NewCredentialsDialog>
);
