"use client";

import { type ReactNode, useState } from "react";

/**
 * Leaves out a dialog until it is opened for the first time, so that its code is loaded no sooner, and keeps it
 * from then on, so that it can fade out and give back the focus.
 */
export const MountedOnceOpen = ({ open, children }: { open: boolean; children: ReactNode }) => {
  const [opened, setOpened] = useState(open);
  if (open && !opened) setOpened(true);
  return opened ? children : null;
};
