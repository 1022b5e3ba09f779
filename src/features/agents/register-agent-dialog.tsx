"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { RegisterAgentForm } from "@/features/agents/register-agent-form";
import { ClientCredentials } from "@/features/credentials/client-credentials";
import { UncopiedSecretWarning } from "@/features/credentials/uncopied-secret-warning";
import type { AgentWithSecret } from "@/schemas/agent";

interface RegisterAgentDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Registers an agent, then shows its secret once, and does not close by mistake before it was copied. */
export const RegisterAgentDialog = ({ open, onOpenChange }: RegisterAgentDialogProps) => {
  const [agent, setAgent] = useState<AgentWithSecret>();
  const [copied, setCopied] = useState(false);
  const [warned, setWarned] = useState(false);

  const close = () => {
    onOpenChange(false);
    setAgent(undefined);
    setCopied(false);
    setWarned(false);
  };

  const closeUnlessUncopied = () => {
    if (agent && !copied && !warned) setWarned(true);
    else close();
  };

  return (
    <Dialog
      open={open}
      onOpenChange={(nextOpen) => (nextOpen ? onOpenChange(true) : closeUnlessUncopied())}
      closesOnOutsidePress={false}
      title={agent ? `${agent.name} is registered` : "Register an agent"}
      description={
        agent ? "It gets its tokens with these credentials." : "It gets an id and a secret of its own."
      }
    >
      {agent ? (
        <>
          <ClientCredentials
            clientId={agent.client_id}
            clientSecret={agent.client_secret}
            onSecretCopied={() => setCopied(true)}
          />
          {warned && !copied && (
            <div className="mt-4">
              <UncopiedSecretWarning />
            </div>
          )}
          <DialogActions>
            <Button variant={copied ? "primary" : "secondary"} onClick={closeUnlessUncopied}>
              {warned && !copied ? "Close without it" : "Done"}
            </Button>
          </DialogActions>
        </>
      ) : (
        <RegisterAgentForm onCancel={close} onRegistered={setAgent} />
      )}
    </Dialog>
  );
};
