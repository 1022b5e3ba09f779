"use client";

import { X } from "lucide-react";
import dynamic from "next/dynamic";
import { Suspense } from "react";
import { useFormat } from "@/components/formatting/use-format";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import { Tooltip } from "@/components/ui/tooltip";
import { useDialogAbout } from "@/components/use-dialog-about";
import { useMayChange } from "@/features/account/account-provider";
import { roleMeanings } from "@/features/members/role-meanings";
import type { Invitation } from "@/schemas/member";
import { api } from "@/trpc/react";

const RevokeInvitationDialog = dynamic(() =>
  import("@/features/invitations/revoke-invitation-dialog").then((module) => module.RevokeInvitationDialog),
);

interface InvitationTableProps {
  invitations: readonly Invitation[];
  onRevoke: (invitation: Invitation) => void;
}

const InvitationTable = ({ invitations, onRevoke }: InvitationTableProps) => {
  const format = useFormat();
  const mayChange = useMayChange();

  return (
    <Table aria-label="Pending invitations" className="table-fixed">
      <thead>
        <tr>
          <TableHead className="pl-5">For</TableHead>
          <TableHead className="hidden w-28 sm:table-cell">Role</TableHead>
          <TableHead className="hidden w-52 md:table-cell">Can be used until</TableHead>
          <TableHead className="w-16 pr-3 sm:w-36">
            <span className="sr-only">Actions</span>
          </TableHead>
        </tr>
      </thead>
      <tbody>
        {invitations.map((invitation) => (
          <TableRow key={invitation.invitation_id}>
            <TableCell className="py-2 pl-5">
              <p className="truncate font-medium" title={invitation.recipient}>
                {invitation.recipient}
              </p>
              <p className="truncate text-muted text-xs md:hidden">
                <span className="sm:hidden">{roleMeanings[invitation.role].label}, </span>
                until {format.dateTime(invitation.expires_at)}
              </p>
            </TableCell>
            <TableCell className="hidden sm:table-cell">{roleMeanings[invitation.role].label}</TableCell>
            <TableCell className="hidden whitespace-nowrap text-muted tabular-nums md:table-cell">
              <time dateTime={invitation.expires_at}>{format.dateTime(invitation.expires_at)}</time>
            </TableCell>
            <TableCell className="pr-3 text-right">
              {mayChange && (
                <Tooltip text="Take back">
                  <Button
                    variant="quiet"
                    size="icon"
                    aria-label={`Take back the invitation for ${invitation.recipient}`}
                    onClick={() => onRevoke(invitation)}
                  >
                    <X aria-hidden />
                  </Button>
                </Tooltip>
              )}
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
};

/** The invitations whose link can still be used; nothing where there are none. */
export const PendingInvitations = () => {
  const revocation = useDialogAbout<Invitation>();
  const invitations = api.invitations.list.useQuery();

  const content = () => {
    if (invitations.data)
      return <InvitationTable invitations={invitations.data} onRevoke={revocation.show} />;
    return (
      invitations.error && (
        <ErrorState
          title="The invitations could not be read"
          message={invitations.error.message}
          pending={invitations.isFetching}
          onRetry={() => invitations.refetch()}
        />
      )
    );
  };

  // Read on the server together with the members, so that nothing moves where there are some.
  if (invitations.isPending || invitations.data?.length === 0) return null;
  return (
    <div className="mt-8">
      <h2 className="mb-3 font-semibold text-base">Pending invitations</h2>
      <Card className="overflow-hidden p-0">{content()}</Card>
      <Suspense>
        {revocation.dialog && (
          <RevokeInvitationDialog
            key={revocation.dialog.opening}
            invitation={revocation.dialog.subject}
            open={revocation.dialog.open}
            onClose={revocation.close}
          />
        )}
      </Suspense>
    </div>
  );
};
