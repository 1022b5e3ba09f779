/** What can go wrong by a caller's doing; each transport gives these codes its own status. */
export type DomainErrorCode =
  | "invalid_input"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "too_many_attempts"
  | "unavailable";

/** A failure whose message is written for the caller: it says what to do and gives nothing away. */
export class DomainError extends Error {
  override readonly name = "DomainError";

  constructor(
    readonly code: DomainErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** The answer where a change was decided on what somebody else has changed by then. */
export function changedMeanwhile(): DomainError {
  return new DomainError(
    "conflict",
    "Somebody else changed it at the same time: look again, then try again.",
  );
}
