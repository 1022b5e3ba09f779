import type { Member } from "@/schemas/member";
import { findMembers } from "@/server/members/members-repository";

/** The tenant's members, who has been there longest first. */
export async function listMembers(tenantId: string): Promise<Member[]> {
  const members = await findMembers(tenantId);
  return members.map(({ userId, email, role, createdAt }) => ({
    user_id: userId,
    email,
    role,
    joined_at: createdAt.toISOString(),
  }));
}
