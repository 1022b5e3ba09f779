"use client";

import { useState } from "react";
import { SignUpForm } from "@/features/account/sign-up-form";
import { SignedUp, type SignedUpTenant } from "@/features/account/signed-up";

/** The form, and once it has been accepted the new tenant's first credentials. */
export const SignUp = () => {
  const [tenant, setTenant] = useState<SignedUpTenant>();
  return tenant ? <SignedUp {...tenant} /> : <SignUpForm onSignedUp={setTenant} />;
};
