"use client";

import { changedFields } from "@/components/changed-fields";
import { Dialog } from "@/components/ui/dialog";
import { useEditDialog } from "@/components/use-edit-dialog";
import { type ApiClientFields, ApiClientForm } from "@/features/api-clients/api-client-form";
import { isShownAtOnce, useUpdateApiClient } from "@/features/api-clients/use-update-api-client";
import type { ApiClient } from "@/schemas/api-client";

interface EditApiClientDialogProps {
  client: ApiClient;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export const EditApiClientDialog = ({ client, open, onOpenChange }: EditApiClientDialogProps) => {
  const { client_id, name, scopes } = client;
  const { typed, refusal, close, sent, refused } = useEditDialog<ApiClientFields>(onOpenChange);
  const updateApiClient = useUpdateApiClient(client, { onUpdated: close, onRefused: refused });

  const save = (fields: ApiClientFields) => {
    const changes = changedFields({ name, scopes }, fields);
    if (Object.keys(changes).length === 0) {
      close();
      return;
    }
    updateApiClient.mutate({ client_id, ...changes });
    sent(fields, { shownAtOnce: isShownAtOnce(changes) });
  };

  return (
    <Dialog
      open={open}
      onOpenChange={(nextOpen) => (nextOpen ? onOpenChange(true) : close())}
      closesOnOutsidePress={false}
      title={`Edit ${name}`}
      description="A scope that is taken away is gone from the tokens that it has already, too."
    >
      <ApiClientForm
        fields={typed ?? { name, scopes }}
        submit="Save"
        pending={updateApiClient.isPending}
        error={refusal}
        onSubmit={save}
        onCancel={close}
      />
    </Dialog>
  );
};
