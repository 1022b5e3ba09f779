"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useKeptQuery } from "@/features/analytics/use-kept-query";

export const settingsPages = [
  { path: "/settings/account", label: "Account" },
  { path: "/settings/members", label: "Members" },
  { path: "/settings/api-clients", label: "API clients" },
  { path: "/settings/audit", label: "Audit trail" },
] as const;

/** The way between the pages of settings; each page has its own heading below. */
export const SettingsNavigation = () => {
  const pathname = usePathname();
  const query = useKeptQuery();

  return (
    <nav aria-label="Settings" className="-mx-1 mb-6 flex gap-1 overflow-x-auto border-b px-1 pt-1">
      {settingsPages.map(({ path, label }) => (
        <Link
          key={path}
          href={path + query}
          aria-current={pathname === path ? "page" : undefined}
          className="-mb-px flex h-9 items-center whitespace-nowrap rounded-t-md border-transparent border-b-2 px-2 text-muted sm:px-3 hover:text-text focus-visible:-outline-offset-2 aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-text"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
};
