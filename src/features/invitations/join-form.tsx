"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { IdentityProviderButton } from "@/features/account/identity-provider-button";
import { signIn } from "@/features/account/sign-in";
import { InvitationHeader } from "@/features/invitations/invitation-header";
import { JoinInput, type OpenInvitation } from "@/schemas/member";
import { api } from "@/trpc/react";

interface JoinFormProps {
  token: string;
  invitation: OpenInvitation;
  identityProvider: { name: string } | null;
}

/** Joins as a new person, or as one who has an account here, by its password. */
export const JoinForm = ({ token, invitation, identityProvider }: JoinFormProps) => {
  const join = api.invitations.join.useMutation();
  const {
    register,
    handleSubmit,
    setError,
    formState: { errors, isSubmitting, isSubmitSuccessful },
  } = useForm({
    resolver: zodResolver(JoinInput),
    defaultValues: { token, email: "", password: "" },
  });

  const submit = handleSubmit(async (input) => {
    try {
      const { tenant_id } = await join.mutateAsync(input);
      const { email, password } = input;
      const problem = await signIn({ email, password, tenant_id });
      // A whole new page, so that nothing of an earlier session stays in memory.
      window.location.assign(problem ? "/sign-in" : "/analytics");
    } catch (error) {
      setError("root", { message: error instanceof Error ? error.message : String(error) });
    }
  });

  return (
    <Card className="p-6">
      <InvitationHeader invitation={invitation} />
      <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
        {errors.root?.message && <Notice tone="error">{errors.root.message}</Notice>}
        <Field label="Your e-mail address" error={errors.email?.message}>
          <Input type="email" autoComplete="username" autoFocus {...register("email")} />
        </Field>
        <Field
          label="Password"
          description="At least 12 characters. Where you have an account here already, the password of that one."
          error={errors.password?.message}
        >
          <Input type="password" autoComplete="new-password" {...register("password")} />
        </Field>
        <Button type="submit" variant="primary" pending={isSubmitting || isSubmitSuccessful} className="mt-2">
          Join
        </Button>
      </form>
      {identityProvider && (
        <IdentityProviderButton {...identityProvider} destination={`/join/${token}?from=provider`} />
      )}
    </Card>
  );
};
