"use client";

import { Copyable } from "@/components/ui/copyable";
import { Notice } from "@/components/ui/notice";
import { tokenRequest } from "@/features/credentials/token-request";

interface ClientCredentialsProps {
  clientId: string;
  clientSecret: string;
  /** The secret has been copied, by itself or within the command. */
  onSecretCopied: () => void;
}

/** The credentials of a new client, at the one moment when its secret is known. Drawn in the browser only. */
export const ClientCredentials = ({ clientId, clientSecret, onSecretCopied }: ClientCredentialsProps) => {
  const command = tokenRequest(window.location.origin, clientId, clientSecret);

  return (
    <div className="flex flex-col gap-4">
      <Notice tone="warning">
        The secret is shown this once. Copy it to where it will be kept; afterwards nobody can read it again.
      </Notice>
      <dl className="flex flex-col gap-4 [&_dt]:mb-1.5 [&_dt]:font-medium">
        <div>
          <dt>Client id</dt>
          <dd>
            <Copyable text={clientId} subject="client id" />
          </dd>
        </div>
        <div>
          <dt>Client secret</dt>
          <dd>
            <Copyable text={clientSecret} subject="client secret" onCopied={onSecretCopied} />
          </dd>
        </div>
        <div>
          <dt>Get a token with it</dt>
          <dd>
            <Copyable text={command} subject="command" onCopied={onSecretCopied} />
          </dd>
        </div>
      </dl>
    </div>
  );
};
