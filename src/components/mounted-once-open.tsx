"use client";

import { type ReactNode, Suspense, useState } from "react";

/**
 * Leaves out a dialog until it is opened for the first time, so that its code is loaded no sooner, and keeps it
 * from then on, so that it can fade out and give back the focus. While the code is on its way the page stays as
 * it is: without a boundary here, React would hide it, and what has the focus would lose it.
 */
export const MountedOnceOpen = ({ open, children }: { open: boolean; children: ReactNode }) => {
  const [opened, setOpened] = useState(open);
  if (open && !opened) setOpened(true);
  return opened ? <Suspense>{children}</Suspense> : null;
};
