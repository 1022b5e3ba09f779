"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { Controller, useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { DialogActions } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { RoleField } from "@/features/members/role-field";
import { InviteInput } from "@/schemas/member";
import type { MemberRole } from "@/schemas/member-role";
import { api, type RouterOutputs } from "@/trpc/react";

interface InviteFormProps {
  onCancel: () => void;
  onInvited: (invitation: RouterOutputs["invitations"]["create"]) => void;
}

export const InviteForm = ({ onCancel, onInvited }: InviteFormProps) => {
  const utilities = api.useUtils();
  const invite = api.invitations.create.useMutation({
    onSuccess: async (invitation) => {
      onInvited(invitation);
      await utilities.invitations.list.invalidate();
    },
  });
  const {
    register,
    control,
    handleSubmit,
    formState: { errors },
  } = useForm({
    resolver: zodResolver(InviteInput),
    defaultValues: { recipient: "", role: "viewer" as MemberRole },
  });

  return (
    <form noValidate onSubmit={handleSubmit((input) => invite.mutate(input))} className="flex flex-col gap-4">
      {invite.error && <Notice tone="error">{invite.error.message}</Notice>}
      <Field
        label="Whom do you invite?"
        description="A name or an e-mail address, to tell your invitations apart. Nothing is sent."
        error={errors.recipient?.message}
      >
        <Input autoComplete="off" {...register("recipient")} />
      </Field>
      <Controller
        control={control}
        name="role"
        render={({ field }) => <RoleField value={field.value} onChange={field.onChange} />}
      />
      <DialogActions>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" pending={invite.isPending}>
          Make the link
        </Button>
      </DialogActions>
    </form>
  );
};
