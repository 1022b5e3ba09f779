"use client";

import { changedFields } from "@/components/changed-fields";
import { Dialog } from "@/components/ui/dialog";
import { useEditDialog } from "@/components/use-edit-dialog";
import { type AgentFields, AgentForm } from "@/features/agents/agent-form";
import { isShownAtOnce, useUpdateAgent } from "@/features/agents/use-update-agent";
import type { Agent } from "@/schemas/agent";

interface EditAgentDialogProps {
  agent: Agent;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const fieldsOf = ({ name, description, owner, scopes, metadata }: Agent): AgentFields => ({
  name,
  description,
  owner,
  scopes,
  metadata: metadata as AgentFields["metadata"],
});

export const EditAgentDialog = ({ agent, open, onOpenChange }: EditAgentDialogProps) => {
  const { typed, refusal, close, sent, refused } = useEditDialog<AgentFields>(onOpenChange);
  const updateAgent = useUpdateAgent(agent, { onUpdated: close, onRefused: refused });

  const save = (fields: AgentFields) => {
    const changes = changedFields(fieldsOf(agent), fields);
    if (Object.keys(changes).length === 0) {
      close();
      return;
    }
    updateAgent.mutate({ agent_id: agent.agent_id, ...changes });
    sent(fields, { shownAtOnce: isShownAtOnce(changes) });
  };

  return (
    <Dialog
      open={open}
      onOpenChange={(nextOpen) => (nextOpen ? onOpenChange(true) : close())}
      closesOnOutsidePress={false}
      title={`Edit ${agent.name}`}
    >
      <AgentForm
        fields={typed ?? fieldsOf(agent)}
        submit="Save"
        pending={updateAgent.isPending}
        error={refusal}
        onSubmit={save}
        onCancel={close}
      />
    </Dialog>
  );
};
