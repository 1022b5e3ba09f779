import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { pathHeader } from "@/components/request-headers";
import { AccountProvider } from "@/features/account/account-provider";
import { TodayProvider } from "@/features/analytics/today-provider";
import { PortalShell } from "@/features/shell/portal-shell";
import { currentAccount } from "@/trpc/caller";
import { signInPath } from "@/trpc/sign-in-path";

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const account = await currentAccount();
  if (!account) redirect(signInPath((await headers()).get(pathHeader) ?? "/"));

  return (
    <AccountProvider account={account}>
      <TodayProvider now={Date.now()}>
        <PortalShell>{children}</PortalShell>
      </TodayProvider>
    </AccountProvider>
  );
}
