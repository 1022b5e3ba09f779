"use client";

import { useEffect, useSyncExternalStore } from "react";

/** Something that can be done by its name in the command palette, or by its keys. */
export interface Command {
  /** Tells it from all others. */
  id: string;
  label: string;
  /** One key after the other, as "g a". */
  keys?: string;
  /** What else it is looked for by. */
  keywords?: readonly string[];
  run: () => void;
}

const noCommands: readonly Command[] = [];
const offers = new Set<readonly Command[]>();
const listeners = new Set<() => void>();
let offered = noCommands;

const publish = () => {
  offered = [...offers].flat();
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** Offers commands for as long as the component shows. Memoize them: others are another offer. */
export const useCommands = (commands: readonly Command[]) => {
  useEffect(() => {
    offers.add(commands);
    publish();
    return () => {
      offers.delete(commands);
      publish();
    };
  }, [commands]);
};

/** What is offered at the moment, as it changes. */
export const useOfferedCommands = () =>
  useSyncExternalStore(
    subscribe,
    () => offered,
    () => noCommands,
  );

/** What is offered at the moment. */
export const offeredCommands = () => offered;
