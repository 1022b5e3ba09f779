import { DomainError } from "@/server/domain-error";

/** The SQLSTATE with which PostgreSQL refuses a time zone: invalid_parameter_value. */
const unknownZone = "22023";

/**
 * The answer of a query in a time zone of the client's choice. Names are checked against Intl, which knows some that
 * the IANA database has given up, and PostgreSQL has not.
 *
 * @throws DomainError `invalid_input` where PostgreSQL does not know it
 */
export async function inTimeZone<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === unknownZone) {
      throw new DomainError("invalid_input", "tz: Name a time zone that is in the IANA database today.");
    }
    throw error;
  }
}
