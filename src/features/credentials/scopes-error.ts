import type { FieldError, Merge } from "react-hook-form";

/** The first thing that is wrong with a list of scopes, or with one of them. */
export const scopesError = (
  error: Merge<FieldError, (FieldError | undefined)[]> | undefined,
): string | undefined => {
  if (!error) return undefined;
  if (error.message) return error.message;
  return Object.values(error).find(
    (entry): entry is FieldError => typeof entry === "object" && entry !== null && "message" in entry,
  )?.message;
};
