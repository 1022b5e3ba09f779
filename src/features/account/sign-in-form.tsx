"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import Link from "next/link";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { IdentityProviderButton } from "@/features/account/identity-provider-button";
import { signIn } from "@/features/account/sign-in";
import { SignInInput } from "@/schemas/session";

interface SignInFormProps {
  /** The path to go to afterwards. */
  destination: string;
  signUpOpen: boolean;
  identityProvider: { name: string } | null;
  /** Why the identity provider led back here without a session, if it did. */
  problem: string | undefined;
}

export const SignInForm = ({ destination, signUpOpen, identityProvider, problem }: SignInFormProps) => {
  const {
    register,
    handleSubmit,
    setError,
    formState: { errors, isSubmitting, isSubmitted, isSubmitSuccessful },
  } = useForm({ resolver: zodResolver(SignInInput), defaultValues: { email: "", password: "" } });

  const submit = handleSubmit(async (credentials) => {
    const refusal = await signIn(credentials);
    if (refusal) setError("root", { message: refusal });
    // A whole new page, so that nothing of an earlier session stays in memory.
    else window.location.assign(destination);
  });

  return (
    <Card className="p-6">
      <h1 className="mb-5 font-semibold text-xl">Sign in</h1>
      <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
        {problem && !isSubmitted && <Notice tone="error">{problem}</Notice>}
        {errors.root?.message && <Notice tone="error">{errors.root.message}</Notice>}
        <Field label="E-mail address" error={errors.email?.message}>
          <Input type="email" autoComplete="username" autoFocus {...register("email")} />
        </Field>
        <Field label="Password" error={errors.password?.message}>
          <Input type="password" autoComplete="current-password" {...register("password")} />
        </Field>
        <Button type="submit" variant="primary" pending={isSubmitting || isSubmitSuccessful} className="mt-2">
          Sign in
        </Button>
      </form>
      {identityProvider && <IdentityProviderButton {...identityProvider} destination={destination} />}
      {signUpOpen && (
        <p className="mt-5 text-muted">
          New here?{" "}
          <Link href="/sign-up" className="font-medium text-accent underline underline-offset-4">
            Sign up your organisation
          </Link>
        </p>
      )}
    </Card>
  );
};
