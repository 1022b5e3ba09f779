import type { ReactNode } from "react";
import { useFormat } from "@/components/formatting/use-format";
import { roleMeanings } from "@/features/members/role-meanings";
import type { OpenInvitation } from "@/schemas/member";

interface InvitationHeaderProps {
  invitation: OpenInvitation;
  children?: ReactNode;
}

/** Where one is invited to, and as what. */
export const InvitationHeader = ({ invitation, children }: InvitationHeaderProps) => {
  const format = useFormat();
  const { label, description } = roleMeanings[invitation.role];

  return (
    <header className="mb-5 flex flex-col gap-1">
      <h1 className="break-words font-semibold text-xl">Join {invitation.tenant_name}</h1>
      <p className="text-muted">
        You are invited as: <span className="text-text">{label}</span>. {description}
      </p>
      <p className="text-muted text-xs">The invitation ends on {format.dateTime(invitation.expires_at)}.</p>
      {children}
    </header>
  );
};
