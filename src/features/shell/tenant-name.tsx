"use client";

import { useAccount } from "@/features/account/account-provider";

export const TenantName = () => {
  const { tenant } = useAccount();
  return (
    <p className="truncate text-muted" title={tenant.name}>
      {tenant.name}
    </p>
  );
};
