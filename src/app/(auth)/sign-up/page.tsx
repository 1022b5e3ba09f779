import type { Metadata } from "next";
import { SignUp } from "@/features/account/sign-up";
import { SignUpClosed } from "@/features/account/sign-up-closed";
import { api } from "@/trpc/server";

export const metadata: Metadata = { title: "Sign up" };

export default async function SignUpPage() {
  return (await api.tenants.signUpOpen()) ? <SignUp /> : <SignUpClosed />;
}
