"use client";

import { AlertDialog } from "@/components/ui/alert-dialog";
import { Notice } from "@/components/ui/notice";
import { showToast } from "@/components/ui/toast";
import type { Agent } from "@/schemas/agent";
import { api } from "@/trpc/react";

interface DeactivateAgentDialogProps {
  agent: Agent;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export const DeactivateAgentDialog = ({ agent, open, onOpenChange }: DeactivateAgentDialogProps) => {
  const { agents, analytics } = api.useUtils();
  const deactivateAgent = api.agents.deactivate.useMutation({
    onSuccess: async (deactivated) => {
      agents.get.setData({ agent_id: deactivated.agent_id }, deactivated);
      showToast(`${deactivated.name} is deactivated.`);
      onOpenChange(false);
      await Promise.all([agents.list.invalidate(), analytics.invalidate()]);
    },
  });

  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Deactivate ${agent.name}?`}
      cancel="Keep it active"
      confirm="Deactivate"
      nameToType={agent.name}
      pending={deactivateAgent.isPending}
      onConfirm={() => deactivateAgent.mutate({ agent_id: agent.agent_id })}
    >
      <p>
        It gets no more access tokens from now on. Those it already has are refused here at once; services of
        yours that check tokens by themselves take them until they expire. What it has used stays in the
        analytics, and its id stays its own.
      </p>
      <p>This cannot be undone: a deactivated agent does not come back, but you can register a new one.</p>
      {deactivateAgent.error && <Notice tone="error">{deactivateAgent.error.message}</Notice>}
    </AlertDialog>
  );
};
