"use client";

import { useLayoutEffect } from "react";
import { offeredCommands } from "@/features/command-palette/commands";
import { matchKeys, nothingTyped } from "@/features/command-palette/match-keys";
import { areShortcutsOn } from "@/features/command-palette/shortcut-setting";

/** A dialog, unless it is only fading out. */
const openDialog = "[role=dialog]:not([data-closed]), [role=alertdialog]:not([data-closed])";

/** Where a key is text, or means something already. */
const takesKeys = [
  "input:not([type=checkbox])",
  "textarea",
  "select",
  "[contenteditable]:not([contenteditable=false])",
  openDialog,
  "[role=menu]",
  "[role=listbox]",
].join();

const isWithin = (target: EventTarget | null, selector: string) =>
  target instanceof Element && target.closest(selector) !== null;

/** Runs offered commands by their keys, and opens and closes the command palette by Ctrl or Cmd with K. */
export const useKeyboardShortcuts = (togglePalette: () => void) => {
  // Listens by the time that anything shows which says that it does.
  useLayoutEffect(() => {
    let typed = nothingTyped;

    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const { key, target, ctrlKey, metaKey, altKey } = event;
      if (ctrlKey || metaKey || altKey) {
        if (key.toLowerCase() !== "k" || altKey || event.shiftKey) return;
        // Another dialog that is open is to be answered first.
        if (isWithin(target, openDialog) && !isWithin(target, "[data-command-palette]")) return;
        event.preventDefault();
        togglePalette();
        return;
      }
      if (event.repeat || key.length > 1 || !areShortcutsOn() || isWithin(target, takesKeys)) return;
      const commands = offeredCommands();
      const sequences = commands.flatMap(({ keys }) => keys ?? []);
      const result = matchKeys(typed, key, event.timeStamp, sequences);
      typed = result.typed;
      if (result.match === null) return;
      event.preventDefault();
      commands.find(({ keys }) => keys === result.match)?.run();
    };

    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [togglePalette]);
};
