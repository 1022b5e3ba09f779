"use client";

import { Dialog } from "@/components/ui/dialog";
import { EditAgentForm } from "@/features/agents/edit-agent-form";
import type { Agent } from "@/schemas/agent";

interface EditAgentDialogProps {
  agent: Agent;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export const EditAgentDialog = ({ agent, open, onOpenChange }: EditAgentDialogProps) => (
  <Dialog open={open} onOpenChange={onOpenChange} closesOnOutsidePress={false} title={`Edit ${agent.name}`}>
    <EditAgentForm agent={agent} onDone={() => onOpenChange(false)} />
  </Dialog>
);
