import { DomainError } from "@/server/domain-error";

/** The answer for an id that the tenant does not have, be it another tenant's or nobody's. */
export function apiClientNotFound(): DomainError {
  return new DomainError("not_found", "There is no API client with this client_id.");
}
