import { DomainError } from "@/server/domain-error";

export function viewNotFound(): DomainError {
  return new DomainError("not_found", "You have no view of this id.");
}
