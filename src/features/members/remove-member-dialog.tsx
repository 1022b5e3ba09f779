"use client";

import { AlertDialog } from "@/components/ui/alert-dialog";
import { Notice } from "@/components/ui/notice";
import { showToast } from "@/components/ui/toast";
import { useAccount } from "@/features/account/account-provider";
import type { Member } from "@/schemas/member";
import { api } from "@/trpc/react";

interface RemoveMemberDialogProps {
  member: Member;
  open: boolean;
  onClose: () => void;
}

export const RemoveMemberDialog = ({ member, open, onClose }: RemoveMemberDialogProps) => {
  const { tenant } = useAccount();
  const utilities = api.useUtils();
  const removeMember = api.members.remove.useMutation({
    onSuccess: async ({ user_id }) => {
      utilities.members.list.setData(undefined, (members) =>
        members?.filter((other) => other.user_id !== user_id),
      );
      showToast(`${member.email} is no member any more.`);
      onClose();
      await utilities.members.list.invalidate();
    },
  });

  return (
    <AlertDialog
      open={open}
      onOpenChange={(nextOpen) => !nextOpen && onClose()}
      title={`Remove ${member.email}?`}
      cancel="Keep as a member"
      confirm="Remove"
      pending={removeMember.isPending}
      onConfirm={() => removeMember.mutate({ user_id: member.user_id })}
    >
      <p>
        Their sessions in {tenant.name} end at once. What they did stays in the audit trail, and the agents
        and API clients they made go on working.
      </p>
      <p>To have them back, invite them anew.</p>
      {removeMember.error && <Notice tone="error">{removeMember.error.message}</Notice>}
    </AlertDialog>
  );
};
