import { basename, dirname } from "node:path";
import type { Health } from "@/schemas/health";
import { recorder } from "@/server/analytics";
import { DomainError } from "@/server/domain-error";
import { pingDatabase } from "@/server/health/health-repository";
import { signingKeys } from "@/server/tokens";

/**
 * Whether tokens can be issued, and what is degraded meanwhile: without its database the server goes on
 * for the clients it knows. Throws a DomainError where it cannot serve at all, since it never read its signing key.
 */
export async function checkHealth(): Promise<Health> {
  const [database] = await Promise.allSettled([pingDatabase()]);
  await signingKeys().catch(() => {
    throw new DomainError("unavailable", "No token can be issued: the database does not answer.");
  });
  const recording = recorder.health();
  const degraded: NonNullable<Health["degraded"]> = [];
  if (database.status === "rejected") {
    degraded.push({
      part: "database",
      detail: "It does not answer; clients that are not known yet are refused.",
    });
  }
  if (recording.lastError !== null) {
    degraded.push({
      part: "analytics",
      detail: `Events not counted yet: ${recording.pending}. They are kept and tried again.`,
    });
  }
  if (recording.journalError !== null) {
    degraded.push({
      part: "journal",
      detail: "It cannot be written: a crash would lose the counts that are not in the database yet.",
    });
  }
  for (const { file, offset, length } of recording.damage) {
    degraded.push({
      part: "journal",
      detail: `${basename(dirname(file))}/${basename(file)} is damaged: ${length} bytes from byte ${offset} on were not counted.`,
    });
  }
  return {
    status: "ok",
    ...(degraded.length > 0 && { degraded }),
    recording: {
      pending_events: recording.pending,
      lag_seconds: Math.round(recording.lagSeconds * 1_000) / 1_000,
      last_flush_at: recording.lastFlushAt?.toISOString() ?? null,
      last_error: recording.lastErrorCode,
    },
  };
}
