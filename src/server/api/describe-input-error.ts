import type { ZodError } from "zod";

/** What is wrong with an input, in a line: each field by its name with what is expected of it. */
export function describeInputError(error: ZodError): string {
  return error.issues
    .map(({ path, message }) => (path.length > 0 ? `${path.join(".")}: ${message}` : message))
    .join("; ");
}
