"use client";

import { Tooltip as TooltipPrimitive } from "@base-ui/react/tooltip";
import type { ReactElement } from "react";

export const TooltipProvider = TooltipPrimitive.Provider;

/** Names a control that shows only an icon; the control has the same name for assistive technology. */
export const Tooltip = ({ text, children }: { text: string; children: ReactElement }) => (
  <TooltipPrimitive.Root>
    <TooltipPrimitive.Trigger render={children} />
    <TooltipPrimitive.Portal>
      <TooltipPrimitive.Positioner className="z-50" sideOffset={6}>
        <TooltipPrimitive.Popup className="rounded-md border bg-card px-2 py-1 text-xs shadow-overlay transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0">
          {text}
        </TooltipPrimitive.Popup>
      </TooltipPrimitive.Positioner>
    </TooltipPrimitive.Portal>
  </TooltipPrimitive.Root>
);
