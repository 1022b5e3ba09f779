import type { AuditEntry } from "@/schemas/audit";

const words: Partial<Record<AuditEntry["action"], string>> = {
  "agent.registered": "Registered",
  "agent.updated": "Changed",
  "agent.secret_rotated": "Secret replaced",
  "agent.deactivated": "Deactivated",
};

const kinds: Record<AuditEntry["actor"]["kind"], string> = {
  member: "member",
  agent: "agent",
  api_client: "API client",
  unknown: "somebody unknown",
};

/** What was done to an agent, in words: with the fields where some were changed. */
export const describeAgentEvent = ({ action, details }: Pick<AuditEntry, "action" | "details">): string => {
  const word = words[action] ?? action;
  const fields = Array.isArray(details.fields)
    ? details.fields.filter((field) => typeof field === "string")
    : [];
  return fields.length > 0 ? `${word}: ${fields.join(", ")}` : word;
};

/** Who did something: by name where that is known. */
export const describeActor = ({ kind, name }: AuditEntry["actor"]): string => {
  if (name === null) return kinds[kind];
  return kind === "member" ? name : `${name} (${kinds[kind]})`;
};
