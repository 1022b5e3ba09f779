"use client";

import { Dialog as DialogPrimitive } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { Button } from "@/components/ui/button";
import { mendLostFocus, overlayClassNames } from "@/components/ui/overlay";

/** Where a form begins. */
const firstField = (popup: HTMLElement | null) =>
  popup?.querySelector<HTMLElement>(
    'input:not(:disabled, [hidden], [aria-hidden="true"]), textarea:not(:disabled), [role="radio"][tabindex="0"]',
  ) ?? true;

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  /** False where a click outside would lose something: then only a button or Escape closes it. */
  closesOnOutsidePress?: boolean;
  /** It is closed and has faded out: what it showed can be forgotten. */
  onClosed?: () => void;
  children: ReactNode;
}

export const Dialog = ({
  open,
  onOpenChange,
  title,
  description,
  closesOnOutsidePress = true,
  onClosed,
  children,
}: DialogProps) => {
  const popup = useRef<HTMLDivElement>(null);

  return (
    <DialogPrimitive.Root
      open={open}
      onOpenChange={(nextOpen) => onOpenChange(nextOpen)}
      onOpenChangeComplete={(nextOpen) => {
        if (nextOpen) return;
        mendLostFocus();
        onClosed?.();
      }}
      disablePointerDismissal={!closesOnOutsidePress}
    >
      <DialogPrimitive.Portal>
        <DialogPrimitive.Backdrop className={overlayClassNames.backdrop} />
        <DialogPrimitive.Viewport className={overlayClassNames.viewport}>
          <DialogPrimitive.Popup
            ref={popup}
            initialFocus={() => firstField(popup.current)}
            className={overlayClassNames.popup}
          >
            <header className="mb-5 flex items-start gap-4">
              <div className="flex min-w-0 flex-1 flex-col gap-1">
                <DialogPrimitive.Title className="font-semibold text-base">{title}</DialogPrimitive.Title>
                {description !== undefined && (
                  <DialogPrimitive.Description className="text-muted">
                    {description}
                  </DialogPrimitive.Description>
                )}
              </div>
              <DialogPrimitive.Close
                render={<Button variant="quiet" size="icon" className="-mt-1.5 -mr-1.5" />}
                aria-label="Close"
              >
                <X aria-hidden />
              </DialogPrimitive.Close>
            </header>
            {children}
          </DialogPrimitive.Popup>
        </DialogPrimitive.Viewport>
      </DialogPrimitive.Portal>
    </DialogPrimitive.Root>
  );
};

/** The row of buttons that a dialog ends with. */
export const DialogActions = ({ children }: { children: ReactNode }) => (
  <div className="mt-6 flex flex-wrap justify-end gap-2">{children}</div>
);
