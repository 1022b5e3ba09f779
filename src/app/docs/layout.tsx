import Link from "next/link";
import type { ReactNode } from "react";
import { Brand } from "@/components/brand";
import { buttonVariants } from "@/components/ui/button-variants";
import { currentAccount } from "@/trpc/caller";

export default async function DocumentationLayout({ children }: { children: ReactNode }) {
  const account = await currentAccount();

  return (
    <>
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
      >
        Skip to content
      </a>
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
