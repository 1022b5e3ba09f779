"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ClientCredentials } from "@/features/credentials/client-credentials";
import { UncopiedSecretWarning } from "@/features/credentials/uncopied-secret-warning";
import type { RouterOutputs } from "@/trpc/react";

/** A new tenant, and whether its owner's session has started as well; if not, the person signs in by hand. */
export type SignedUpTenant = RouterOutputs["tenants"]["signUp"] & { signedIn: boolean };

export const SignedUp = ({ name, client_id, client_secret, signedIn }: SignedUpTenant) => {
  const [copied, setCopied] = useState(false);
  const [warned, setWarned] = useState(false);

  const goOn = () => window.location.assign(signedIn ? "/analytics" : "/sign-in");

  return (
    <Card className="p-6">
      <h1 className="font-semibold text-xl">{name} is signed up</h1>
      <p className="mt-1 mb-5 text-muted">
        This is its API client: your own automation manages agents and reads analytics with it.
      </p>
      <ClientCredentials
        clientId={client_id}
        clientSecret={client_secret}
        onSecretCopied={() => setCopied(true)}
      />
      <div className="mt-6 flex flex-col gap-3">
        {warned && !copied && <UncopiedSecretWarning />}
        <Button
          variant="primary"
          className="self-end"
          onClick={() => (copied || warned ? goOn() : setWarned(true))}
        >
          {warned && !copied ? "Go on without it" : "Go on to the portal"}
        </Button>
      </div>
    </Card>
  );
};
