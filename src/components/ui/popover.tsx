"use client";

import { Popover as PopoverPrimitive } from "@base-ui/react/popover";
import type { ReactNode, RefObject } from "react";

interface PopoverProps {
  /** The button that opened it, which it is placed at and gives the focus back to. */
  anchor: RefObject<HTMLElement | null>;
  label: string;
  onClose: () => void;
  children: ReactNode;
}

/** Controls that a button opens beside itself. Open from the first: whoever shows it loads it when it is asked for. */
export const Popover = ({ anchor, label, onClose, children }: PopoverProps) => (
  <PopoverPrimitive.Root
    open
    onOpenChange={(open, { event }) => {
      // The button itself closes it, and would open it again.
      const onButton = event.target instanceof Node && anchor.current?.contains(event.target);
      if (!open && !onButton) onClose();
    }}
  >
    <PopoverPrimitive.Portal>
      <PopoverPrimitive.Positioner
        anchor={anchor}
        align="start"
        sideOffset={6}
        collisionPadding={8}
        className="z-50"
      >
        <PopoverPrimitive.Popup
          aria-label={label}
          finalFocus={anchor}
          className="w-72 max-w-[calc(100vw-1rem)] rounded-lg border bg-card shadow-overlay outline-none"
        >
          {children}
        </PopoverPrimitive.Popup>
      </PopoverPrimitive.Positioner>
    </PopoverPrimitive.Portal>
  </PopoverPrimitive.Root>
);
