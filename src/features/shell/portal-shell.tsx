import Link from "next/link";
import type { ReactNode } from "react";
import { Brand } from "@/components/brand";
import { SkipLink } from "@/components/skip-link";
import { AccountMenu } from "@/features/account/account-menu";
import { LazyCommandPaletteButton } from "@/features/command-palette/lazy-command-palette-button";
import { Navigation } from "@/features/shell/navigation";
import { TenantName } from "@/features/shell/tenant-name";

/** The frame of every page: a bar at the side where there is room for it, at the top else. */
export const PortalShell = ({ children }: { children: ReactNode }) => (
  <div className="min-h-dvh lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
    <SkipLink />
    <header className="sticky top-0 z-30 flex flex-wrap items-center gap-x-2 border-b bg-page px-4 sm:gap-x-4 lg:h-dvh lg:flex-col lg:flex-nowrap lg:items-stretch lg:border-r lg:border-b-0 lg:px-3 lg:py-4">
      <Link href="/analytics" className="flex h-14 items-center rounded-md lg:h-auto lg:px-2">
        <Brand />
      </Link>
      <div className="flex min-w-0 flex-1 basis-0 justify-end lg:mt-3 lg:block lg:flex-none lg:px-2">
        <TenantName />
      </div>
      <div className="lg:mt-4">
        <LazyCommandPaletteButton />
      </div>
      <div className="order-last -mx-1 w-full pb-2 lg:order-none lg:mx-0 lg:mt-5 lg:pb-0">
        <Navigation />
      </div>
      <div className="lg:mt-auto">
        <AccountMenu />
      </div>
    </header>
    <main id="content" tabIndex={-1} className="min-w-0 px-4 py-6 outline-none sm:px-6 lg:px-8 lg:py-8">
      <div className="mx-auto max-w-6xl">{children}</div>
    </main>
  </div>
);
