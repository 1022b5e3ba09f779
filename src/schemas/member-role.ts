// Apart from the schemas, so that a page which only names these does not load zod.

/** What a member may do: owners everything, admins everything but with owners, viewers only look. */
export const memberRoles = ["owner", "admin", "viewer"] as const;

export type MemberRole = (typeof memberRoles)[number];
