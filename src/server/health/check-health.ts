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
  const { lastError, pending } = recorder.health();
  const degraded: Health["degraded"] = [];
  if (database.status === "rejected") {
    degraded.push({
      part: "database",
      detail: "It does not answer; clients that are not known yet are refused.",
    });
  }
  if (lastError !== null) {
    degraded.push({
      part: "analytics",
      detail: `Counts are late by ${pending} keys, which are kept and tried again.`,
    });
  }
  return { status: "ok", ...(degraded.length > 0 && { degraded }) };
}
