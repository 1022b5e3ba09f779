import { MemberListSkeleton } from "@/features/members/member-list-skeleton";

export default function MembersLoading() {
  return <MemberListSkeleton />;
}
