"use client";

import { AlertDialog } from "@/components/ui/alert-dialog";
import { Notice } from "@/components/ui/notice";
import { showToast } from "@/components/ui/toast";
import type { ApiClient } from "@/schemas/api-client";
import { api } from "@/trpc/react";

interface DeleteApiClientDialogProps {
  client: ApiClient;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export const DeleteApiClientDialog = ({ client, open, onOpenChange }: DeleteApiClientDialogProps) => {
  const { apiClients } = api.useUtils();
  const deleteApiClient = api.apiClients.delete.useMutation({
    onSuccess: async (deleted) => {
      showToast(`${deleted.name} is deleted.`);
      onOpenChange(false);
      await apiClients.list.invalidate();
    },
  });

  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete ${client.name}?`}
      cancel="Keep it"
      confirm="Delete"
      nameToType={client.name}
      pending={deleteApiClient.isPending}
      onConfirm={() => deleteApiClient.mutate({ client_id: client.client_id })}
    >
      <p>
        Whatever uses it stops working: it gets no more access tokens, and those that it has are refused here
        at once. What it did stays in the audit trail.
      </p>
      <p>This cannot be undone, but you can create a new one.</p>
      {deleteApiClient.error && <Notice tone="error">{deleteApiClient.error.message}</Notice>}
    </AlertDialog>
  );
};
