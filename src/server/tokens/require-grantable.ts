import { managementScopes } from "@/schemas/scope";
import { DomainError } from "@/server/domain-error";

/**
 * Refuses, by a DomainError, to hand on a management scope to somebody who does not hold it: else a caller
 * could register an agent that may do more than the caller.
 */
export function requireGrantable(scopes: readonly string[], held: ReadonlySet<string>): void {
  const beyond = managementScopes.filter((scope) => scopes.includes(scope) && !held.has(scope));
  if (beyond.length > 0) {
    throw new DomainError(
      "forbidden",
      `You cannot grant what you do not hold yourself: ${beyond.join(", ")}.`,
    );
  }
}
