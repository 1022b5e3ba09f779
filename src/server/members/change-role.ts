import type { Member } from "@/schemas/member";
import type { MemberRole } from "@/schemas/member-role";
import type { Actor } from "@/server/audit";
import { listMembers } from "@/server/members/list-members";
import {
  memberNotFound,
  requireAnotherOwner,
  requireOwnerFor,
  roleOfActor,
} from "@/server/members/member-rules";
import { changeMembers } from "@/server/members/members-repository";

/**
 * Gives a member another role, which counts from the next request on. Throws a DomainError where the tenant has
 * no such member, where the actor may not, or where no owner would be left.
 */
export async function changeRole(
  tenantId: string,
  { user_id: userId, role }: { user_id: string; role: MemberRole },
  actor: Actor,
): Promise<Member> {
  await changeMembers(tenantId, async (members) => {
    const before = await members.roleOf(userId);
    if (before === null) throw memberNotFound();
    requireOwnerFor(await roleOfActor(members, actor), [before, role]);
    if (before === role) return;
    await requireAnotherOwner(members, before);
    await members.setRole(userId, role);
    await members.writeDown(actor, "member.role_changed", userId, { from: before, to: role });
  });
  const member = (await listMembers(tenantId)).find(({ user_id }) => user_id === userId);
  if (!member) throw memberNotFound();
  return member;
}
