"use client";

import dynamic from "next/dynamic";
import { useAccount } from "@/features/account/account-provider";

const TenantSwitcher = dynamic(() =>
  import("@/features/account/tenant-switcher").then((module) => module.TenantSwitcher),
);

/** Which organisation this is about, and the way to another one for who is a member of several. */
export const TenantName = () => {
  const { tenant, tenants } = useAccount();
  if (tenants.length > 1) return <TenantSwitcher />;
  return (
    <p className="truncate text-muted" title={tenant.name}>
      {tenant.name}
    </p>
  );
};
