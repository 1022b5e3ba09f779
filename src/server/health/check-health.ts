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
  return {
    status: "ok",
    degraded: [
      ...(database.status === "rejected"
        ? [{ part: "database", detail: "It does not answer; clients that are not known yet are refused." }]
        : []),
      ...(lastError === null
        ? []
        : [
            {
              part: "analytics",
              detail: `Counts are late by ${pending} keys, which are kept and tried again.`,
            },
          ]),
    ],
  };
}
