"use client";

import { AlertDialog as AlertDialogPrimitive } from "@base-ui/react/alert-dialog";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogActions } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { mendLostFocus, overlayClassNames } from "@/components/ui/overlay";

interface AlertDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will happen, and whether it can be taken back. */
  children: ReactNode;
  cancel: string;
  confirm: string;
  pending?: boolean;
  /** The name of what is at stake, which has to be typed first: for what would be missed. */
  nameToType?: string;
  onConfirm: () => void;
}

/** Whether somebody has typed the name: as it is read, however its characters are put together. */
const isSameName = (typed: string, name: string) => typed.trim().normalize() === name.trim().normalize();

interface TypedNameProps {
  formId: string;
  name: string;
  onConfirm: () => void;
}

const TypedName = ({ formId, name, onConfirm }: TypedNameProps) => {
  const [typed, setTyped] = useState("");
  const [refused, setRefused] = useState(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isSameName(typed, name)) onConfirm();
    else setRefused(true);
  };

  return (
    <form id={formId} noValidate className="mt-4" onSubmit={submit}>
      <Field
        label="Its name"
        description={
          <>
            Type <strong className="break-words font-medium text-text">{name}</strong> to go on.
          </>
        }
        error={
          refused && !isSameName(typed, name) ? "This is another name. Type it as it is shown." : undefined
        }
      >
        <Input
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setRefused(false);
          }}
        />
      </Field>
    </form>
  );
};

/** Asks before something that cannot be taken back. What has the focus at first does no harm. */
export const AlertDialog = ({
  open,
  onOpenChange,
  title,
  children,
  cancel,
  confirm,
  pending = false,
  nameToType,
  onConfirm,
}: AlertDialogProps) => {
  const formId = useId();

  return (
    <AlertDialogPrimitive.Root
      open={open}
      onOpenChange={(nextOpen) => onOpenChange(nextOpen)}
      onOpenChangeComplete={(nextOpen) => {
        if (!nextOpen) mendLostFocus();
      }}
    >
      <AlertDialogPrimitive.Portal>
        <AlertDialogPrimitive.Backdrop className={overlayClassNames.backdrop} />
        <AlertDialogPrimitive.Viewport className={overlayClassNames.viewport}>
          <AlertDialogPrimitive.Popup className={overlayClassNames.popup}>
            <AlertDialogPrimitive.Title className="mb-2 break-words font-semibold text-base">
              {title}
            </AlertDialogPrimitive.Title>
            <AlertDialogPrimitive.Description render={<div />} className="flex flex-col gap-2 text-muted">
              {children}
            </AlertDialogPrimitive.Description>
            {nameToType !== undefined && (
              <TypedName formId={formId} name={nameToType} onConfirm={onConfirm} />
            )}
            <DialogActions>
              <AlertDialogPrimitive.Close render={<Button />}>{cancel}</AlertDialogPrimitive.Close>
              {nameToType === undefined ? (
                <Button variant="danger" pending={pending} onClick={onConfirm}>
                  {confirm}
                </Button>
              ) : (
                <Button type="submit" form={formId} variant="danger" pending={pending}>
                  {confirm}
                </Button>
              )}
            </DialogActions>
          </AlertDialogPrimitive.Popup>
        </AlertDialogPrimitive.Viewport>
      </AlertDialogPrimitive.Portal>
    </AlertDialogPrimitive.Root>
  );
};
