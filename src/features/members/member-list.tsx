"use client";

import { UserPlus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
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

const MemberDialog = ({ action, onClose }: { action: MemberAction; onClose: () => void }) => {
  switch (action.kind) {
    case "change role":
      return <ChangeRoleDialog member={action.member} onClose={onClose} />;
    case "remove":
      return <RemoveMemberDialog member={action.member} onClose={onClose} />;
    case "leave":
      return <LeaveDialog onClose={onClose} />;
  }
};

export const MemberList = () => {
  const mayChange = useMayChange();
  const [inviting, setInviting] = useState(false);
  const [action, setAction] = useState<MemberAction>();
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
    return <MemberTable members={members.data} onAction={setAction} />;
  };

  return (
    <>
      <PageHeader
        {...membersIntroduction}
        actions={
          mayChange && (
            <Button variant="primary" onClick={() => setInviting(true)}>
              <UserPlus aria-hidden />
              Invite somebody
            </Button>
          )
        }
      />
      <Card className="overflow-hidden p-0">{content()}</Card>
      <PendingInvitations />
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
      {action && <MemberDialog action={action} onClose={() => setAction(undefined)} />}
    </>
  );
};
