import { actionNames } from "@/features/audit/action-names";
import type { AuditEntry } from "@/schemas/audit";

const actorKinds: Readonly<Record<AuditEntry["actor"]["kind"], string>> = {
  member: "Member",
  agent: "Agent",
  api_client: "API client",
  unknown: "Nobody who proved who they are",
};

const wordsOf = (field: string) => field.replaceAll("_", " ");

/** What was changed, in words; empty where the action says all. */
const describeDetails = ({ fields, from, to, role, invited_as, ...others }: AuditEntry["details"]): string =>
  [
    Array.isArray(fields) && fields.map((field) => wordsOf(String(field))).join(", "),
    from !== undefined && to !== undefined && `from ${from} to ${to}`,
    role !== undefined && `as ${role}`,
    invited_as !== undefined && `invited as ${invited_as}`,
    ...Object.entries(others).map(([name, value]) => `${wordsOf(name)}: ${JSON.stringify(value)}`),
  ]
    .filter(Boolean)
    .join(", ");

/** An entry as the table shows it. */
export const prepareAuditEntry = ({ action, actor, target, details }: AuditEntry) => ({
  what: actionNames[action],
  who: actor.name ?? actorKinds[actor.kind],
  /** What the actor is; null where the name is in its place. */
  whoKind: actor.name === null ? null : actorKinds[actor.kind],
  /** What it was done to; null where that is who did it. */
  toWhat: target.id === actor.id ? null : target.name,
  /** The page of what it was done to, where there is one. */
  href: target.kind === "agent" ? `/agents/${target.id}` : null,
  details: describeDetails(details),
});
