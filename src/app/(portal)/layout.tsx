import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { pathHeader } from "@/components/request-headers";
import { AccountProvider } from "@/features/account/account-provider";
import { TodayProvider } from "@/features/analytics/today-provider";
import { PortalShell } from "@/features/shell/portal-shell";
import { currentAccount } from "@/trpc/server";
import { signInPath } from "@/trpc/sign-in-path";

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const account = await currentAccount();
  if (!account) redirect(signInPath((await headers()).get(pathHeader) ?? "/"));

  return (
    <AccountProvider account={account}>
      <TodayProvider now={Date.now()}>
        <NuqsAdapter>
          <PortalShell>{children}</PortalShell>
        </NuqsAdapter>
      </TodayProvider>
    </AccountProvider>
  );
}
