import { type MemberRole, memberRoles } from "@/schemas/member-role";

/**
 * The roles that somebody of this role may give. Like all of this file it only spares people controls that the
 * server would refuse.
 */
export const assignableRoles = (role: MemberRole): readonly MemberRole[] => {
  if (role === "owner") return memberRoles;
  return role === "admin" ? memberRoles.filter((other) => other !== "owner") : [];
};

interface Person {
  user_id: string;
  role: MemberRole;
}

/**
 * What a member may do to another one, or to themselves, in an organisation with these members: the last owner
 * stays, and owners are the business of owners.
 */
export const permissionsOver = (member: Person, actor: Person, members: readonly Person[]) => {
  const isSelf = member.user_id === actor.user_id;
  const isLastOwner = member.role === "owner" && members.filter(({ role }) => role === "owner").length === 1;
  const mayManage = assignableRoles(actor.role).includes(member.role);
  return {
    isLastOwner,
    mayChangeRole: mayManage && !isLastOwner,
    mayRemove: mayManage && !isSelf && !isLastOwner,
    mayLeave: isSelf && !isLastOwner,
  };
};
