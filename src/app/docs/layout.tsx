import Link from "next/link";
import type { ReactNode } from "react";
import { Brand } from "@/components/brand";
import { SkipLink } from "@/components/skip-link";
import { buttonVariants } from "@/components/ui/button-variants";
import { currentAccount } from "@/trpc/caller";

export default async function DocumentationLayout({ children }: { children: ReactNode }) {
  const account = await currentAccount();

  return (
    <>
      <SkipLink />
      <header className="sticky top-0 z-30 flex h-14 items-center justify-between border-b bg-page px-4 sm:px-6">
        <Link href="/docs" className="rounded-md">
          <Brand />
        </Link>
        <Link href={account ? "/analytics" : "/sign-in"} className={buttonVariants({ size: "small" })}>
          {account ? "Go to the portal" : "Sign in"}
        </Link>
      </header>
      {children}
    </>
  );
}
