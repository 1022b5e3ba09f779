"use client";

import { Building2, ChevronsUpDown } from "lucide-react";
import { MenuButton, MenuChoice } from "@/components/ui/menu";
import { showToast } from "@/components/ui/toast";
import { useAccount } from "@/features/account/account-provider";
import { switchTenant } from "@/features/account/switch-tenant";

/** The organisations of the signed-in person, of which this page is about one. */
export const TenantSwitcher = () => {
  const { tenant, tenants } = useAccount();

  const goOnIn = async (tenantId: string) => {
    if (tenantId === tenant.tenant_id) return;
    const problem = await switchTenant(tenantId);
    if (problem) showToast(problem);
  };

  return (
    <MenuButton
      variant="quiet"
      size="small"
      className="w-full justify-between lg:-mx-2 lg:w-[calc(100%+1rem)]"
      aria-label={`Organisation: ${tenant.name}`}
      items={
        <MenuChoice
          label="Go on in"
          value={tenant.tenant_id}
          choices={tenants.map(({ tenant_id, name }) => ({
            value: tenant_id,
            label: name,
            icon: <Building2 aria-hidden />,
          }))}
          onValueChange={goOnIn}
        />
      }
    >
      <span className="truncate text-muted">{tenant.name}</span>
      <ChevronsUpDown aria-hidden className="text-muted" />
    </MenuButton>
  );
};
