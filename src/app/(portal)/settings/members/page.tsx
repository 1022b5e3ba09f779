import type { Metadata } from "next";
import { MemberList } from "@/features/members/member-list";
import { api, HydrateClient } from "@/trpc/server";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage() {
  await Promise.all([api.members.list.prefetch(), api.invitations.list.prefetch()]);

  return (
    <HydrateClient>
      <MemberList />
    </HydrateClient>
  );
}
