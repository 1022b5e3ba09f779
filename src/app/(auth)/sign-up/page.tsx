import type { Metadata } from "next";
import { SignUp } from "@/features/account/sign-up";
import { SignUpClosed } from "@/features/account/sign-up-closed";
import { caller } from "@/trpc/caller";

export const metadata: Metadata = { title: "Sign up" };

export default async function SignUpPage() {
  return (await caller.tenants.signUpOpen()) ? <SignUp /> : <SignUpClosed />;
}
