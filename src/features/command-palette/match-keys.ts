/** How long the next key of several may take, in milliseconds. */
export const longestPause = 1_500;

export interface KeysTyped {
  keys: readonly string[];
  /** When the last of them was. */
  at: number;
}

export const nothingTyped: KeysTyped = { keys: [], at: 0 };

/**
 * What a key means after those before it: the sequence that it completes, if any, and what is typed by then. A
 * sequence that breaks off, or was too slow, begins anew with its last key.
 *
 * @param sequences those that mean something, as "g a"
 */
export const matchKeys = (
  before: KeysTyped,
  key: string,
  now: number,
  sequences: readonly string[],
): { match: string | null; typed: KeysTyped } => {
  const continued = now - before.at <= longestPause ? [...before.keys, key] : [key];
  for (const keys of [continued, [key]]) {
    const sequence = keys.join(" ");
    if (sequences.includes(sequence)) return { match: sequence, typed: nothingTyped };
    if (sequences.some((other) => other.startsWith(`${sequence} `))) {
      return { match: null, typed: { keys, at: now } };
    }
  }
  return { match: null, typed: nothingTyped };
};
