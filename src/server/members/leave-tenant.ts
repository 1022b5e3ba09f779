import type { Actor } from "@/server/audit";
import { memberNotFound, requireAnotherOwner } from "@/server/members/member-rules";
import { changeMembers } from "@/server/members/members-repository";

/** Ends the actor's own membership. Throws a DomainError where no owner would be left. */
export async function leaveTenant(tenantId: string, actor: Actor): Promise<void> {
  await changeMembers(tenantId, async (members) => {
    const role = await members.roleOf(actor.id);
    if (role === null) throw memberNotFound();
    await requireAnotherOwner(members, role);
    await members.writeDown(actor, "member.left", actor.id, { role });
    await members.remove(actor.id);
  });
}
