/**
 * Whether PostgreSQL can keep the text as it is: it takes no NUL, and no half of a surrogate pair, which is
 * no character.
 */
export function isStorable(text: string): boolean {
  return !text.includes("\0") && !/\p{Surrogate}/u.test(text);
}

/** What to say where it cannot. */
export const notStorable = "Leave out the NUL characters and the halves of surrogate pairs.";
