import { DomainError } from "@/server/domain-error";

/** The answer for an id that the tenant does not have, be it another tenant's or nobody's. */
export function agentNotFound(): DomainError {
  return new DomainError("not_found", "There is no agent with this agent_id.");
}
