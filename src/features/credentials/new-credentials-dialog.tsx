"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { ClientCredentials } from "@/features/credentials/client-credentials";
import { UncopiedSecretWarning } from "@/features/credentials/uncopied-secret-warning";

/** A client at the one moment when its secret is known. */
interface ClientWithSecret {
  readonly name: string;
  readonly client_id: string;
  readonly client_secret: string;
}

interface Heading {
  title: string;
  description?: ReactNode;
}

interface NewCredentialsDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What it is called until there is a secret. */
  before: Heading;
  /** What it is called once there is one. */
  after: (client: ClientWithSecret) => Heading;
  /** What leads to the secret: a form, or a question. */
  children: (steps: { onCreated: (client: ClientWithSecret) => void; onCancel: () => void }) => ReactNode;
}

interface CredentialsProps {
  client: ClientWithSecret;
  copied: boolean;
  warned: boolean;
  onCopied: () => void;
  onDone: () => void;
}

const Credentials = ({ client, copied, warned, onCopied, onDone }: CredentialsProps) => {
  const content = useRef<HTMLDivElement>(null);

  // What had the focus is gone, with the form.
  useEffect(() => content.current?.focus(), []);

  return (
    <div ref={content} tabIndex={-1} className="outline-none">
      <ClientCredentials
        clientId={client.client_id}
        clientSecret={client.client_secret}
        onSecretCopied={onCopied}
      />
      {warned && !copied && (
        <div className="mt-4">
          <UncopiedSecretWarning />
        </div>
      )}
      <DialogActions>
        <Button variant={copied ? "primary" : "secondary"} onClick={onDone}>
          {warned && !copied ? "Close without it" : "Done"}
        </Button>
      </DialogActions>
    </div>
  );
};

/** Leads to a new secret, shows it once, and does not close by mistake before it was copied. */
export const NewCredentialsDialog = ({
  open,
  onOpenChange,
  before,
  after,
  children,
}: NewCredentialsDialogProps) => {
  const [client, setClient] = useState<ClientWithSecret>();
  const [copied, setCopied] = useState(false);
  const [warned, setWarned] = useState(false);

  const closeUnlessUncopied = () => {
    if (client && !copied && !warned) setWarned(true);
    else onOpenChange(false);
  };

  const forget = () => {
    setClient(undefined);
    setCopied(false);
    setWarned(false);
  };

  return (
    <Dialog
      open={open}
      onOpenChange={(nextOpen) => (nextOpen ? onOpenChange(true) : closeUnlessUncopied())}
      onClosed={forget}
      closesOnOutsidePress={false}
      {...(client ? after(client) : before)}
    >
      {client ? (
        <Credentials
          client={client}
          copied={copied}
          warned={warned}
          onCopied={() => setCopied(true)}
          onDone={closeUnlessUncopied}
        />
      ) : (
        children({ onCreated: setClient, onCancel: () => onOpenChange(false) })
      )}
    </Dialog>
  );
};
