"use client";

import { NewCredentialsDialog } from "@/features/credentials/new-credentials-dialog";
import { ReplaceSecret } from "@/features/credentials/replace-secret";
import type { Agent } from "@/schemas/agent";
import { api, type RouterOutputs } from "@/trpc/react";

interface RotateProps {
  agentId: string;
  onRotated: (agent: RouterOutputs["agents"]["rotateSecret"]) => void;
  onCancel: () => void;
}

const Rotate = ({ agentId, onRotated, onCancel }: RotateProps) => {
  const { agents } = api.useUtils();
  const rotateSecret = api.agents.rotateSecret.useMutation({
    onSuccess: async ({ client_secret, ...agent }) => {
      agents.get.setData({ agent_id: agentId }, agent);
      onRotated({ ...agent, client_secret });
      await agents.list.invalidate();
    },
  });

  return (
    <ReplaceSecret
      pending={rotateSecret.isPending}
      error={rotateSecret.error?.message}
      onReplace={() => rotateSecret.mutate({ agent_id: agentId })}
      onCancel={onCancel}
    >
      Access tokens that the agent already has stay valid until they expire. Its id stays as it is.
    </ReplaceSecret>
  );
};

interface RotateAgentSecretDialogProps {
  agent: Agent;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Gives an agent a new secret, and shows that once. */
export const RotateAgentSecretDialog = ({ agent, open, onOpenChange }: RotateAgentSecretDialogProps) => (
  <NewCredentialsDialog
    open={open}
    onOpenChange={onOpenChange}
    before={{ title: `Replace the secret of ${agent.name}?` }}
    after={({ name }) => ({
      title: `${name} has a new secret`,
      description: "It gets its tokens with this one from now on.",
    })}
  >
    {({ onCreated, onCancel }) => (
      <Rotate agentId={agent.agent_id} onRotated={onCreated} onCancel={onCancel} />
    )}
  </NewCredentialsDialog>
);
