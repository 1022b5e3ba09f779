import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { callbackPath } from "@/features/account/callback-path";
import { SignInForm } from "@/features/account/sign-in-form";
import { api, currentAccount } from "@/trpc/server";

export const metadata: Metadata = { title: "Sign in" };

interface SignInPageProps {
  searchParams: Promise<{ callbackUrl?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const destination = callbackPath((await searchParams).callbackUrl);
  if (await currentAccount()) redirect(destination);

  return <SignInForm destination={destination} signUpOpen={await api.tenants.signUpOpen()} />;
}
