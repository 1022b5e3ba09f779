"use client";

import { signOut } from "next-auth/react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { switchTenant } from "@/features/account/switch-tenant";
import { InvitationHeader } from "@/features/invitations/invitation-header";
import type { OpenInvitation } from "@/schemas/member";
import type { Account } from "@/schemas/tenant";
import { api } from "@/trpc/react";

interface AcceptInvitationProps {
  token: string;
  invitation: OpenInvitation;
  account: Account;
}

/** Joins with the account that one is signed in with. */
export const AcceptInvitation = ({ token, invitation, account }: AcceptInvitationProps) => {
  const [problem, setProblem] = useState<string>();
  const [goingOn, setGoingOn] = useState(false);
  const accept = api.invitations.accept.useMutation({
    onSuccess: async ({ tenant_id }) => {
      setGoingOn(true);
      setProblem(await switchTenant(tenant_id));
    },
    onError: (error) => setProblem(error.message),
  });

  const joinAsSomebodyElse = async () => {
    try {
      await signOut({ redirect: false });
      window.location.reload();
    } catch {
      setProblem("Signing out did not work: the server was not reached. Try again.");
    }
  };

  return (
    <Card className="p-6">
      <InvitationHeader invitation={invitation} />
      <div className="flex flex-col gap-4">
        {problem && <Notice tone="error">{problem}</Notice>}
        <p className="break-words">
          You are signed in as <strong className="font-medium">{account.email}</strong>, and stay a member of{" "}
          {account.tenant.name}.
        </p>
        <Button
          variant="primary"
          pending={accept.isPending || (goingOn && !problem)}
          onClick={() => accept.mutate({ token })}
        >
          Join
        </Button>
        <Button variant="quiet" onClick={joinAsSomebodyElse}>
          Join as somebody else
        </Button>
      </div>
    </Card>
  );
};
