"use client";

import { NewCredentialsDialog } from "@/features/credentials/new-credentials-dialog";
import { ReplaceSecret } from "@/features/credentials/replace-secret";
import type { ApiClient } from "@/schemas/api-client";
import { api, type RouterOutputs } from "@/trpc/react";

interface RotateProps {
  clientId: string;
  onRotated: (client: RouterOutputs["apiClients"]["rotateSecret"]) => void;
  onCancel: () => void;
}

const Rotate = ({ clientId, onRotated, onCancel }: RotateProps) => {
  const { apiClients } = api.useUtils();
  const rotateSecret = api.apiClients.rotateSecret.useMutation({
    onSuccess: async (client) => {
      onRotated(client);
      await apiClients.list.invalidate();
    },
  });

  return (
    <ReplaceSecret
      pending={rotateSecret.isPending}
      error={rotateSecret.error?.message}
      onReplace={() => rotateSecret.mutate({ client_id: clientId })}
      onCancel={onCancel}
    >
      Access tokens that it already has stay valid until they expire. To change over without a gap, create a
      second API client, and delete this one afterwards.
    </ReplaceSecret>
  );
};

interface RotateApiClientSecretDialogProps {
  client: ApiClient;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Gives an API client a new secret, and shows that once. */
export const RotateApiClientSecretDialog = ({
  client,
  open,
  onOpenChange,
}: RotateApiClientSecretDialogProps) => (
  <NewCredentialsDialog
    open={open}
    onOpenChange={onOpenChange}
    before={{ title: `Replace the secret of ${client.name}?` }}
    after={({ name }) => ({
      title: `${name} has a new secret`,
      description: "It gets its tokens with this one from now on.",
    })}
  >
    {({ onCreated, onCancel }) => (
      <Rotate clientId={client.client_id} onRotated={onCreated} onCancel={onCancel} />
    )}
  </NewCredentialsDialog>
);
