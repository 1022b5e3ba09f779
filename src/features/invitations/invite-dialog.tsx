"use client";

import { useState } from "react";
import { useFormat } from "@/components/formatting/use-format";
import { Button } from "@/components/ui/button";
import { Copyable } from "@/components/ui/copyable";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { InviteForm } from "@/features/invitations/invite-form";
import type { RouterOutputs } from "@/trpc/react";

interface InviteDialogProps {
  open: boolean;
  onClose: () => void;
}

/** Makes an invitation, then shows its link once, and does not close by mistake before it was copied. */
export const InviteDialog = ({ open, onClose }: InviteDialogProps) => {
  const format = useFormat();
  const [invitation, setInvitation] = useState<RouterOutputs["invitations"]["create"]>();
  const [copied, setCopied] = useState(false);
  const [warned, setWarned] = useState(false);

  const closeUnlessUncopied = () => {
    if (invitation && !copied && !warned) setWarned(true);
    else onClose();
  };

  return (
    <Dialog
      open={open}
      onOpenChange={(nextOpen) => !nextOpen && closeUnlessUncopied()}
      closesOnOutsidePress={false}
      title={invitation ? `An invitation for ${invitation.recipient}` : "Invite somebody"}
      description={
        invitation
          ? "Whoever opens this link can join, once: send it to nobody else."
          : "You get a link to send to them, by whichever way you trust."
      }
    >
      {invitation ? (
        <>
          <Copyable text={invitation.url} subject="invitation link" onCopied={() => setCopied(true)} />
          <p className="mt-3 text-muted text-xs">
            It can be used until {format.dateTime(invitation.expires_at)}, and taken back before.
          </p>
          {warned && !copied && (
            <div className="mt-4">
              <Notice tone="error">
                The link has not been copied, and it cannot be shown again. Without it, take the invitation
                back and make another.
              </Notice>
            </div>
          )}
          <DialogActions>
            <Button variant={copied ? "primary" : "secondary"} onClick={closeUnlessUncopied}>
              {warned && !copied ? "Close without it" : "Done"}
            </Button>
          </DialogActions>
        </>
      ) : (
        <InviteForm onCancel={onClose} onInvited={setInvitation} />
      )}
    </Dialog>
  );
};
