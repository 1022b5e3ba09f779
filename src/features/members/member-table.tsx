"use client";

import { LogOut, UserCog, UserMinus } from "lucide-react";
import type { ReactNode } from "react";
import { useFormat } from "@/components/formatting/use-format";
import { Button } from "@/components/ui/button";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import { Tooltip } from "@/components/ui/tooltip";
import { useAccount } from "@/features/account/account-provider";
import { permissionsOver } from "@/features/members/member-permissions";
import { roleMeanings } from "@/features/members/role-meanings";
import type { Member } from "@/schemas/member";

/** What is to be done, and to whom. */
export interface MemberAction {
  kind: "change role" | "remove" | "leave";
  member: Member;
}

interface MemberTableProps {
  members: readonly Member[];
  onAction: (action: MemberAction) => void;
}

export const MemberTable = ({ members, onAction }: MemberTableProps) => {
  const format = useFormat();
  const account = useAccount();

  const actionsOn = (member: Member) => {
    const { mayChangeRole, mayRemove, mayLeave, isLastOwner } = permissionsOver(member, account, members);
    const isSelf = member.user_id === account.user_id;
    const action = (kind: MemberAction["kind"], name: string, icon: ReactNode) => (
      <Tooltip text={name}>
        <Button variant="quiet" size="icon" aria-label={name} onClick={() => onAction({ kind, member })}>
          {icon}
        </Button>
      </Tooltip>
    );
    return (
      <div className="flex items-center justify-end gap-1">
        {isSelf && isLastOwner && (
          <span className="mr-2 whitespace-normal text-right text-muted text-xs">The last owner stays.</span>
        )}
        {mayChangeRole &&
          action(
            "change role",
            isSelf ? "Change your own role" : `Change the role of ${member.email}`,
            <UserCog aria-hidden />,
          )}
        {mayRemove && action("remove", `Remove ${member.email}`, <UserMinus aria-hidden />)}
        {mayLeave && action("leave", `Leave ${account.tenant.name}`, <LogOut aria-hidden />)}
      </div>
    );
  };

  return (
    <Table aria-label="Members" className="table-fixed">
      <thead>
        <tr>
          <TableHead className="pl-5">Member</TableHead>
          <TableHead className="hidden w-28 sm:table-cell">Role</TableHead>
          <TableHead className="hidden w-52 md:table-cell">Since</TableHead>
          <TableHead className="w-28 pr-3 sm:w-44">
            <span className="sr-only">Actions</span>
          </TableHead>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <TableRow key={member.user_id}>
            <TableCell className="py-2 pl-5">
              <p className="wrap-anywhere sm:truncate" title={member.email}>
                <span className="font-medium">{member.email}</span>
                {member.user_id === account.user_id && <span className="text-muted"> (you)</span>}
              </p>
              <p className="text-muted text-xs sm:hidden">{roleMeanings[member.role].label}</p>
            </TableCell>
            <TableCell className="hidden sm:table-cell">{roleMeanings[member.role].label}</TableCell>
            <TableCell className="hidden whitespace-nowrap text-muted tabular-nums md:table-cell">
              <time dateTime={member.joined_at}>{format.dateTime(member.joined_at)}</time>
            </TableCell>
            <TableCell className="pr-3">{actionsOn(member)}</TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
};
