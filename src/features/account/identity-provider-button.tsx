"use client";

import { KeyRound } from "lucide-react";
import { signIn } from "next-auth/react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";

interface IdentityProviderButtonProps {
  name: string;
  /** The path to come back to. */
  destination: string;
}

/** The way to sign in at the identity provider, beside the form of a password. */
export const IdentityProviderButton = ({ name, destination }: IdentityProviderButtonProps) => {
  const [leaving, setLeaving] = useState(false);

  // Whoever goes back finds the page as it was left.
  useEffect(() => {
    const comeBack = () => setLeaving(false);
    window.addEventListener("pageshow", comeBack);
    return () => window.removeEventListener("pageshow", comeBack);
  }, []);

  const leave = async () => {
    setLeaving(true);
    try {
      await signIn("oidc", { redirectTo: destination });
    } catch {
      setLeaving(false);
      showToast("The server was not reached. Check the connection and try again.");
    }
  };

  return (
    <div className="mt-5 flex flex-col gap-4">
      <div aria-hidden className="flex items-center gap-3 text-muted text-xs">
        <span className="flex-1 border-t" />
        or
        <span className="flex-1 border-t" />
      </div>
      <Button pending={leaving} onClick={leave}>
        {!leaving && <KeyRound aria-hidden />}
        Continue with {name}
      </Button>
    </div>
  );
};
