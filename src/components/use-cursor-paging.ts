import { useState } from "react";

/** Steps through a list that is paged by cursors: forwards by the next cursor, back over those already seen. */
export const useCursorPaging = () => {
  const [cursors, setCursors] = useState<readonly string[]>([]);

  return {
    /** The cursor of the page shown; undefined on the first. */
    cursor: cursors.at(-1),
    isFirst: cursors.length === 0,
    goToNext: (nextCursor: string) => setCursors([...cursors, nextCursor]),
    goBack: () => setCursors(cursors.slice(0, -1)),
  };
};

export type CursorPaging = ReturnType<typeof useCursorPaging>;
