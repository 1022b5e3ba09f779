"use client";

import dynamic from "next/dynamic";
import Link from "next/link";
import { Suspense } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { useDialogAbout } from "@/components/use-dialog-about";
import { useAccount } from "@/features/account/account-provider";
import { roleMeanings } from "@/features/members/role-meanings";

const ChangePasswordDialog = dynamic(() =>
  import("@/features/account/change-password-dialog").then((module) => module.ChangePasswordDialog),
);

const SetPasswordDialog = dynamic(() =>
  import("@/features/account/set-password-dialog").then((module) => module.SetPasswordDialog),
);

interface PasswordDialogProps {
  subject: "change" | "set";
  open: boolean;
  onClose: () => void;
}

const PasswordDialog = ({ subject, ...dialog }: PasswordDialogProps) =>
  subject === "change" ? <ChangePasswordDialog {...dialog} /> : <SetPasswordDialog {...dialog} />;

export const AccountSettings = () => {
  const { email, role, tenant, has_password } = useAccount();
  const password = useDialogAbout<PasswordDialogProps["subject"]>();
  const { label, description } = roleMeanings[role];

  return (
    <>
      <PageHeader title="Account" description="Who you are here." />
      <Card className="mb-4">
        <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[10rem_minmax(0,1fr)] [&_dd]:-mt-2 sm:[&_dd]:mt-0 [&_dt]:text-muted">
          <dt>E-mail address</dt>
          <dd className="break-words">{email}</dd>
          <dt>Organisation</dt>
          <dd className="break-words">{tenant.name}</dd>
          <dt>Role</dt>
          <dd>
            {label}. <span className="text-muted">{description}</span>{" "}
            <Link href="/settings/members" className="text-accent underline underline-offset-4">
              See all members
            </Link>
          </dd>
        </dl>
      </Card>
      <Card className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 className="font-medium">Password</h2>
          <p className="text-muted">
            {has_password
              ? "A new one ends all your other sessions at once."
              : "You have none here: you sign in by the identity provider."}
          </p>
        </div>
        <Button onClick={() => password.show(has_password ? "change" : "set")}>
          {has_password ? "Change password" : "Set a password"}
        </Button>
      </Card>
      <Suspense>
        {password.dialog && (
          <PasswordDialog
            key={password.dialog.opening}
            subject={password.dialog.subject}
            open={password.dialog.open}
            onClose={password.close}
          />
        )}
      </Suspense>
    </>
  );
};
