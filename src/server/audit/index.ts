export type { Actor, AuditedActor, Origin } from "@/server/audit/actor";
export { type AuditedEvent, insertAuditEntry } from "@/server/audit/audit-repository";
export { listAuditEntries } from "@/server/audit/list-audit-entries";
