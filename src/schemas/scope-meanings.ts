import type { ManagementScope } from "@/schemas/scope";

/** What each management scope lets its holder do, in words for people. */
export const scopeMeanings: Readonly<Record<ManagementScope, string>> = {
  "agents:read": "See agents.",
  "agents:write": "Register, change and deactivate agents.",
  "analytics:read": "See who used what.",
  "audit:read": "Read the audit trail.",
  "clients:read": "See API clients.",
  "clients:write": "Create, change and delete API clients.",
  "members:read": "See members and invitations.",
  "members:write": "Invite, change and remove members.",
};
