import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { callbackPath } from "@/features/account/callback-path";
import { SignInForm } from "@/features/account/sign-in-form";
import { describeSignInProblem } from "@/features/account/sign-in-problem";
import { caller, currentAccount } from "@/trpc/caller";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { callbackUrl, problem, error } = await searchParams;
  const destination = callbackPath(callbackUrl);
  // The page of an invitation says what one joins, and takes every way to sign in itself.
  if (destination.startsWith("/join/") || (await currentAccount())) redirect(destination);

  const [signUpOpen, identityProvider] = await Promise.all([
    caller.tenants.signUpOpen(),
    caller.account.identityProvider(),
  ]);
  return (
    <SignInForm
      destination={destination}
      signUpOpen={signUpOpen}
      identityProvider={identityProvider}
      problem={describeSignInProblem(problem ?? error, identityProvider?.name)}
    />
  );
}
