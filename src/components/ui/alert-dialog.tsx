"use client";

import { AlertDialog as AlertDialogPrimitive } from "@base-ui/react/alert-dialog";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { DialogActions } from "@/components/ui/dialog";
import { overlayClassNames } from "@/components/ui/overlay";

interface AlertDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will happen, and whether it can be taken back. */
  children: ReactNode;
  cancel: string;
  confirm: string;
  pending?: boolean;
  onConfirm: () => void;
}

/** Asks before something that cannot be taken back. The safe answer has the focus at first. */
export const AlertDialog = ({
  open,
  onOpenChange,
  title,
  children,
  cancel,
  confirm,
  pending = false,
  onConfirm,
}: AlertDialogProps) => (
  <AlertDialogPrimitive.Root open={open} onOpenChange={(nextOpen) => onOpenChange(nextOpen)}>
    <AlertDialogPrimitive.Portal>
      <AlertDialogPrimitive.Backdrop className={overlayClassNames.backdrop} />
      <AlertDialogPrimitive.Viewport className={overlayClassNames.viewport}>
        <AlertDialogPrimitive.Popup className={overlayClassNames.popup}>
          <AlertDialogPrimitive.Title className="mb-2 font-semibold text-base">
            {title}
          </AlertDialogPrimitive.Title>
          <AlertDialogPrimitive.Description render={<div />} className="flex flex-col gap-2 text-muted">
            {children}
          </AlertDialogPrimitive.Description>
          <DialogActions>
            <AlertDialogPrimitive.Close render={<Button />}>{cancel}</AlertDialogPrimitive.Close>
            <Button variant="danger" pending={pending} onClick={onConfirm}>
              {confirm}
            </Button>
          </DialogActions>
        </AlertDialogPrimitive.Popup>
      </AlertDialogPrimitive.Viewport>
    </AlertDialogPrimitive.Portal>
  </AlertDialogPrimitive.Root>
);
