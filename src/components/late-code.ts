"use client";

import { startTransition, useEffect, useState } from "react";
import { onFirstUse } from "@/components/on-first-use";

/** How long a page is left to itself before it is taken for used, in milliseconds. */
const rest = 5_000;

let isUsed = false;

/** Calls back once a page was used in any way, or left alone for a while; returns what calls it off. */
const onceUsed = (callback: () => void) => {
  const use = () => {
    stop();
    isUsed = true;
    callback();
  };
  const timer = setTimeout(use, isUsed ? 0 : rest);
  const stopListening = onFirstUse(use);
  const stop = () => {
    clearTimeout(timer);
    stopListening();
  };
  return stop;
};

interface LateCode<Code> {
  readonly load: () => Promise<Code>;
  known: Code | null;
}

/** Code that a page shows without at first, since it would keep a slow processor from answering to anything. */
export const lateCode = <Code>(load: () => Promise<Code>): LateCode<Code> => ({ load, known: null });

/**
 * Late code: at once where it is needed, else once a page was used in any way, or left alone for a while. Null until
 * then, and for good where it cannot be had.
 *
 * @throws what loading it rejects with, where it is needed
 */
export const useLateCode = <Code>(late: LateCode<Code>, isNeeded = false): Code | null => {
  const [state, setState] = useState<{ code: Code | null } | { error: unknown }>({ code: late.known });

  useEffect(() => {
    if (late.known !== null) return undefined;
    const load = () => {
      late.load().then(
        (code) => {
          late.known = code;
          startTransition(() => setState({ code }));
        },
        (error: unknown) => isNeeded && setState({ error }),
      );
    };
    return isNeeded ? load() : onceUsed(load);
  }, [late, isNeeded]);

  if ("error" in state) throw state.error;
  return state.code;
};
