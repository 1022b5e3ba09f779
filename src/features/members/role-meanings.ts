import type { MemberRole } from "@/schemas/member-role";

/** What a role may do, for who is to choose one. */
export const roleMeanings: Readonly<Record<MemberRole, { label: string; description: string }>> = {
  owner: { label: "Owner", description: "Does everything, and decides who else is an owner." },
  admin: {
    label: "Admin",
    description: "Manages agents, API clients and members, but not owners.",
  },
  viewer: { label: "Viewer", description: "Sees everything and changes nothing." },
};
