"use client";

import { UserPlus } from "lucide-react";
import dynamic from "next/dynamic";
import { Suspense } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { useDialogAbout } from "@/components/use-dialog-about";
import { useMayChange } from "@/features/account/account-provider";
import { PendingInvitations } from "@/features/invitations/pending-invitations";
import { membersIntroduction } from "@/features/members/introduction";
import { MemberRowsSkeleton } from "@/features/members/member-list-skeleton";
import { type MemberAction, MemberTable } from "@/features/members/member-table";
import { api } from "@/trpc/react";

const InviteDialog = dynamic(() =>
  import("@/features/invitations/invite-dialog").then((module) => module.InviteDialog),
);
const ChangeRoleDialog = dynamic(() =>
  import("@/features/members/change-role-dialog").then((module) => module.ChangeRoleDialog),
);
const RemoveMemberDialog = dynamic(() =>
  import("@/features/members/remove-member-dialog").then((module) => module.RemoveMemberDialog),
);
const LeaveDialog = dynamic(() =>
  import("@/features/members/leave-dialog").then((module) => module.LeaveDialog),
);

interface MemberDialogProps {
  action: MemberAction;
  open: boolean;
  onClose: () => void;
}

const MemberDialog = ({ action: { kind, member }, ...dialog }: MemberDialogProps) => {
  switch (kind) {
    case "change role":
      return <ChangeRoleDialog member={member} {...dialog} />;
    case "remove":
      return <RemoveMemberDialog member={member} {...dialog} />;
    case "leave":
      return <LeaveDialog {...dialog} />;
  }
};

export const MemberList = () => {
  const mayChange = useMayChange();
  const invite = useDialogAbout<null>();
  const change = useDialogAbout<MemberAction>();
  const members = api.members.list.useQuery();

  const content = () => {
    if (members.isPending) return <MemberRowsSkeleton />;
    if (!members.data) {
      return (
        <ErrorState
          title="The members could not be read"
          message={members.error.message}
          pending={members.isFetching}
          onRetry={() => members.refetch()}
        />
      );
    }
    return <MemberTable members={members.data} onAction={change.show} />;
  };

  return (
    <>
      <PageHeader
        {...membersIntroduction}
        actions={
          mayChange && (
            <Button variant="primary" onClick={() => invite.show(null)}>
              <UserPlus aria-hidden />
              Invite somebody
            </Button>
          )
        }
      />
      <Card className="overflow-hidden p-0">{content()}</Card>
      <PendingInvitations />
      <Suspense>
        {invite.dialog && (
          <InviteDialog key={invite.dialog.opening} open={invite.dialog.open} onClose={invite.close} />
        )}
      </Suspense>
      <Suspense>
        {change.dialog && (
          <MemberDialog
            key={change.dialog.opening}
            action={change.dialog.subject}
            open={change.dialog.open}
            onClose={change.close}
          />
        )}
      </Suspense>
    </>
  );
};
