"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import Link from "next/link";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { NewPasswordField } from "@/features/account/new-password-field";
import { signIn } from "@/features/account/sign-in";
import type { SignedUpTenant } from "@/features/account/signed-up";
import { SignUpInput } from "@/schemas/tenant";
import { api } from "@/trpc/react";

export const SignUpForm = ({ onSignedUp }: { onSignedUp: (tenant: SignedUpTenant) => void }) => {
  const signUp = api.tenants.signUp.useMutation();
  const {
    register,
    handleSubmit,
    setError,
    formState: { errors, isSubmitting },
  } = useForm({ resolver: zodResolver(SignUpInput), defaultValues: { name: "", email: "", password: "" } });

  const submit = handleSubmit(async (input) => {
    try {
      const tenant = await signUp.mutateAsync(input);
      const problem = await signIn(input);
      onSignedUp({ ...tenant, signedIn: problem === undefined });
    } catch (error) {
      setError("root", { message: error instanceof Error ? error.message : String(error) });
    }
  });

  return (
    <Card className="p-6">
      <h1 className="font-semibold text-xl">Sign up your organisation</h1>
      <p className="mt-1 mb-5 text-muted">You become its owner, and get its first API client.</p>
      <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
        {errors.root?.message && <Notice tone="error">{errors.root.message}</Notice>}
        <Field label="Organisation" error={errors.name?.message}>
          <Input autoComplete="organization" autoFocus {...register("name")} />
        </Field>
        <Field label="Your e-mail address" error={errors.email?.message}>
          <Input type="email" autoComplete="username" {...register("email")} />
        </Field>
        <NewPasswordField label="Password" error={errors.password?.message} {...register("password")} />
        <Button type="submit" variant="primary" pending={isSubmitting} className="mt-2">
          Sign up
        </Button>
      </form>
      <p className="mt-5 text-muted">
        Already signed up?{" "}
        <Link href="/sign-in" className="font-medium text-accent underline underline-offset-4">
          Sign in
        </Link>
      </p>
    </Card>
  );
};
