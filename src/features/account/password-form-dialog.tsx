"use client";

import type { ComponentProps, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { useAccount } from "@/features/account/account-provider";
import { NewPasswordField } from "@/features/account/new-password-field";

interface PasswordFormDialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  description: string;
  submitLabel: string;
  /** Why it was refused as a whole. */
  problem: string | undefined;
  pending: boolean;
  onSubmit: ComponentProps<"form">["onSubmit"];
  newPassword: Omit<ComponentProps<typeof NewPasswordField>, "label">;
  /** What is asked for before the new password. */
  children?: ReactNode;
}

/** A dialog in which one's own new password is thought up. */
export const PasswordFormDialog = ({
  open,
  onClose,
  title,
  description,
  submitLabel,
  problem,
  pending,
  onSubmit,
  newPassword,
  children,
}: PasswordFormDialogProps) => {
  const { email } = useAccount();

  return (
    <Dialog
      open={open}
      onOpenChange={(nextOpen) => !nextOpen && onClose()}
      closesOnOutsidePress={false}
      title={title}
      description={description}
    >
      <form method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-4">
        {problem && <Notice tone="error">{problem}</Notice>}
        {/* For the browser, which keeps the password with it. */}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        {children}
        <NewPasswordField label="New password" {...newPassword} />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" pending={pending}>
            {submitLabel}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
