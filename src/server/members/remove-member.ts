import type { Actor } from "@/server/audit";
import {
  memberNotFound,
  requireAnotherOwner,
  requireOwnerFor,
  roleOfActor,
} from "@/server/members/member-rules";
import { changeMembers } from "@/server/members/members-repository";

/**
 * Ends a membership, and with it the person's sessions in this tenant at their next request. Throws a DomainError
 * where the tenant has no such member, where the actor may not, or where no owner would be left.
 */
export async function removeMember(tenantId: string, userId: string, actor: Actor): Promise<void> {
  await changeMembers(tenantId, async (members) => {
    const role = await members.roleOf(userId);
    if (role === null) throw memberNotFound();
    requireOwnerFor(await roleOfActor(members, actor), [role]);
    await requireAnotherOwner(members, role);
    await members.writeDown(actor, "member.removed", userId, { role });
    await members.remove(userId);
  });
}
