"use client";

import { useAccount } from "@/features/account/account-provider";
import { TenantSwitcher } from "@/features/account/tenant-switcher";

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
