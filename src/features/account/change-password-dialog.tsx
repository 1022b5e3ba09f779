"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { showToast } from "@/components/ui/toast";
import { useAccount } from "@/features/account/account-provider";
import { PasswordFormDialog } from "@/features/account/password-form-dialog";
import { signIn } from "@/features/account/sign-in";
import { ChangePasswordInput } from "@/schemas/session";
import { api } from "@/trpc/react";

interface ChangePasswordDialogProps {
  open: boolean;
  onClose: () => void;
}

/** Changes the password, which ends all sessions, and begins a new one here. */
export const ChangePasswordDialog = ({ open, onClose }: ChangePasswordDialogProps) => {
  const { email, tenant } = useAccount();
  const changePassword = api.account.changePassword.useMutation();
  const {
    register,
    handleSubmit,
    setError,
    formState: { errors, isSubmitting },
  } = useForm({
    resolver: zodResolver(ChangePasswordInput),
    defaultValues: { current_password: "", new_password: "" },
  });

  const submit = handleSubmit(async (input) => {
    try {
      await changePassword.mutateAsync(input);
    } catch (error) {
      setError("root", { message: error instanceof Error ? error.message : String(error) });
      return;
    }
    const problem = await signIn({ email, password: input.new_password, tenant_id: tenant.tenant_id });
    if (problem) {
      window.location.assign("/sign-in");
      return;
    }
    showToast("Your password is changed, and your other sessions have ended.");
    onClose();
  });

  return (
    <PasswordFormDialog
      open={open}
      onClose={onClose}
      title="Change your password"
      description="All your other sessions end at once, on every device."
      submitLabel="Change password"
      problem={errors.root?.message}
      pending={isSubmitting}
      onSubmit={submit}
      newPassword={{ error: errors.new_password?.message, ...register("new_password") }}
    >
      <Field label="Current password" error={errors.current_password?.message}>
        <Input type="password" autoComplete="current-password" {...register("current_password")} />
      </Field>
    </PasswordFormDialog>
  );
};
