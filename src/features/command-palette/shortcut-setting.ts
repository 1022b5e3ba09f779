"use client";

import { useSyncExternalStore } from "react";

const storageKey = "keyboard-shortcuts";
const off = "off";

const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  // Of another tab.
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
};

/**
 * Whether keys without Ctrl or Cmd do anything. Who dictates, or hits keys by accident, has to be able to turn that
 * off (WCAG 2.1.4); it is remembered in this browser.
 */
export const areShortcutsOn = () => {
  try {
    return localStorage.getItem(storageKey) !== off;
  } catch {
    // A browser that keeps nothing.
    return true;
  }
};

export const turnShortcuts = (on: boolean) => {
  try {
    if (on) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, off);
  } catch {
    return;
  }
  for (const listener of listeners) listener();
};

export const useShortcutsOn = () => useSyncExternalStore(subscribe, areShortcutsOn, () => true);
