"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { showToast } from "@/components/ui/toast";
import { PasswordFormDialog } from "@/features/account/password-form-dialog";
import { SetPasswordInput } from "@/schemas/session";
import { api } from "@/trpc/react";

interface SetPasswordDialogProps {
  open: boolean;
  onClose: () => void;
}

/** Sets a first password for who signs in by the identity provider, which goes on working. */
export const SetPasswordDialog = ({ open, onClose }: SetPasswordDialogProps) => {
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
    <PasswordFormDialog
      open={open}
      onClose={onClose}
      title="Set a password"
      description="You can then sign in with your e-mail address too, where the identity provider cannot be reached."
      submitLabel="Set password"
      problem={errors.root?.message}
      pending={isSubmitting}
      onSubmit={submit}
      newPassword={{ error: errors.new_password?.message, ...register("new_password") }}
    />
  );
};
