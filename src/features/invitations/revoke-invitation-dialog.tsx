"use client";

import { AlertDialog } from "@/components/ui/alert-dialog";
import { Notice } from "@/components/ui/notice";
import { showToast } from "@/components/ui/toast";
import type { Invitation } from "@/schemas/member";
import { api } from "@/trpc/react";

interface RevokeInvitationDialogProps {
  invitation: Invitation;
  open: boolean;
  onClose: () => void;
}

export const RevokeInvitationDialog = ({ invitation, open, onClose }: RevokeInvitationDialogProps) => {
  const { recipient, invitation_id } = invitation;
  const utilities = api.useUtils();
  const revoke = api.invitations.revoke.useMutation({
    onSuccess: () => {
      showToast(`The invitation for ${recipient} is taken back.`);
      onClose();
    },
    // Where it was used meanwhile, the list says so.
    onSettled: () =>
      Promise.all([utilities.invitations.list.invalidate(), utilities.members.list.invalidate()]),
  });

  return (
    <AlertDialog
      open={open}
      onOpenChange={(nextOpen) => !nextOpen && onClose()}
      title={`Take back the invitation for ${recipient}?`}
      cancel="Keep it"
      confirm="Take back"
      pending={revoke.isPending}
      onConfirm={() => revoke.mutate({ invitation_id })}
    >
      <p>Its link joins nobody any more. You can invite {recipient} anew at any time.</p>
      {revoke.error && <Notice tone="error">{revoke.error.message}</Notice>}
    </AlertDialog>
  );
};
