import type { ReactNode } from "react";
import { AccountProvider } from "@/features/account/account-provider";
import { TodayProvider } from "@/features/analytics/today-provider";
import { PortalShell } from "@/features/shell/portal-shell";
import { requireAccount } from "@/trpc/caller";

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const account = await requireAccount();

  return (
    <AccountProvider account={account}>
      <TodayProvider now={Date.now()}>
        <PortalShell>{children}</PortalShell>
      </TodayProvider>
    </AccountProvider>
  );
}
