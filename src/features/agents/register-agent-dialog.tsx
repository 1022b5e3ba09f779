"use client";

import { RegisterAgentForm } from "@/features/agents/register-agent-form";
import { NewCredentialsDialog } from "@/features/credentials/new-credentials-dialog";

interface RegisterAgentDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Registers an agent, then shows its secret once. */
export const RegisterAgentDialog = ({ open, onOpenChange }: RegisterAgentDialogProps) => (
  <NewCredentialsDialog
    open={open}
    onOpenChange={onOpenChange}
    before={{ title: "Register an agent", description: "It gets an id and a secret of its own." }}
    after={({ name }) => ({
      title: `${name} is registered`,
      description: "It gets its tokens with these credentials.",
    })}
  >
    {({ onCreated, onCancel }) => <RegisterAgentForm onRegistered={onCreated} onCancel={onCancel} />}
  </NewCredentialsDialog>
);
