"use client";

import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { useAccount } from "@/features/account/account-provider";

export const AccountSettings = () => {
  const { email, role, tenant } = useAccount();

  return (
    <>
      <PageHeader title="Account" description="Who you are here." />
      <Card>
        <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[10rem_minmax(0,1fr)] [&_dt]:text-muted">
          <dt>E-mail address</dt>
          <dd className="break-words">{email}</dd>
          <dt>Organisation</dt>
          <dd className="break-words">{tenant.name}</dd>
          <dt>Role</dt>
          <dd className="capitalize">{role}</dd>
        </dl>
      </Card>
    </>
  );
};
