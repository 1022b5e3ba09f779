"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { showToast } from "@/components/ui/toast";
import { useAccount } from "@/features/account/account-provider";
import { NewPasswordField } from "@/features/account/new-password-field";
import { SetPasswordInput } from "@/schemas/session";
import { api } from "@/trpc/react";

interface SetPasswordDialogProps {
  open: boolean;
  onClose: () => void;
}

/** Sets a first password for who signs in by the identity provider, which goes on working. */
export const SetPasswordDialog = ({ open, onClose }: SetPasswordDialogProps) => {
  const { email } = useAccount();
  const router = useRouter();
  const setPassword = api.account.setPassword.useMutation();
  const {
    register,
    handleSubmit,
    setError,
    formState: { errors, isSubmitting },
  } = useForm({ resolver: zodResolver(SetPasswordInput), defaultValues: { new_password: "" } });

  const submit = handleSubmit(async (input) => {
    try {
      await setPassword.mutateAsync(input);
    } catch (error) {
      setError("root", { message: error instanceof Error ? error.message : String(error) });
      return;
    }
    showToast("Your password is set. The identity provider signs you in as before.");
    onClose();
    // The account comes with the page.
    router.refresh();
  });

  return (
    <Dialog
      open={open}
      onOpenChange={(nextOpen) => !nextOpen && onClose()}
      closesOnOutsidePress={false}
      title="Set a password"
      description="You can then sign in with your e-mail address too, where the identity provider cannot be reached."
    >
      <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
        {errors.root?.message && <Notice tone="error">{errors.root.message}</Notice>}
        {/* For the browser, which keeps the password with it. */}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <NewPasswordField
          label="New password"
          error={errors.new_password?.message}
          {...register("new_password")}
        />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" pending={isSubmitting}>
            Set password
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
