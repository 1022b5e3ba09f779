import { UUID } from "uuidv7";
import { z } from "zod";
import { type AuditEntry, defaultAuditPageSize, type ListAuditInput } from "@/schemas/audit";
import { findAuditEntries, type StoredAuditEntry } from "@/server/audit/audit-repository";
import { pageCursor, pageFrom } from "@/server/page-cursor";

const cursorOfEntry = pageCursor(z.uuid());

const millisecondsOfDay = 86_400_000;

/** The smallest id that an entry from this instant on can have: a UUIDv7 begins with its time (RFC 9562 section 5.7). */
function firstIdOf(milliseconds: number): string {
  return UUID.fromFieldsV7(Math.max(milliseconds, 0), 0, 0, 0).toString();
}

/** The ids of a UTC day; before 1970 there are none. */
function idsOfDay(day: string): { from: string; before: string } {
  const start = Date.parse(`${day}T00:00:00Z`);
  return { from: firstIdOf(start), before: firstIdOf(start + millisecondsOfDay) };
}

/** An entry as clients see it. */
function presentEntry(entry: StoredAuditEntry): AuditEntry {
  return {
    entry_id: entry.id,
    at: entry.at.toISOString(),
    action: entry.action as AuditEntry["action"],
    actor: {
      kind: entry.actorKind as AuditEntry["actor"]["kind"],
      id: entry.actorId,
      name: entry.actorName,
    },
    target: {
      kind: entry.targetKind as AuditEntry["target"]["kind"],
      id: entry.targetId,
      name: entry.targetName,
    },
    details: entry.details as AuditEntry["details"],
    address: entry.address,
    user_agent: entry.userAgent,
  };
}

/** A page of what was done in the tenant, the newest first. Throws a DomainError where the cursor is none. */
export async function listAuditEntries(
  tenantId: string,
  {
    limit = defaultAuditPageSize,
    cursor,
    actor_id: actorId,
    action,
    target_id: targetId,
    day,
  }: z.output<typeof ListAuditInput>,
) {
  const after = cursorOfEntry.decode(cursor);
  const { from, before } = day === undefined ? {} : idsOfDay(day);
  const entries = await findAuditEntries(
    tenantId,
    // Ids are compared as text, which is the order of UUIDs too.
    {
      actorId,
      action,
      targetId,
      from,
      before: after !== null && (!before || after < before) ? after : before,
    },
    limit + 1,
  );
  const { items, next_cursor } = pageFrom(entries, limit, ({ id }) => cursorOfEntry.encode(id));
  return {
    items: items.map(presentEntry),
    next_cursor,
  };
}
