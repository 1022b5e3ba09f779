import { useState } from "react";

/**
 * Steps through a list that is paged by cursors: forwards by the next cursor, back over those already seen.
 *
 * @param list which list it is, such as what it is searched for: another one starts at its first page
 */
export const useCursorPaging = (list = "") => {
  const [place, setPlace] = useState<{ list: string; cursors: readonly string[] }>({ list, cursors: [] });
  const cursors = place.list === list ? place.cursors : [];

  return {
    /** The cursor of the page shown; undefined on the first. */
    cursor: cursors.at(-1),
    isFirst: cursors.length === 0,
    goToNext: (nextCursor: string) => setPlace({ list, cursors: [...cursors, nextCursor] }),
    goBack: () => setPlace({ list, cursors: cursors.slice(0, -1) }),
  };
};

export type CursorPaging = ReturnType<typeof useCursorPaging>;
