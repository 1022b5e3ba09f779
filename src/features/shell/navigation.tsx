"use client";

import { BookOpen, Bot, ChartLine, Settings } from "lucide-react";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { keptQuery } from "@/features/analytics/kept-query";

/** The pages that are one step away from every other. */
export const destinations = [
  { path: "/analytics", label: "Analytics", icon: ChartLine },
  { path: "/agents", label: "Agents", icon: Bot },
  { path: "/settings", label: "Settings", icon: Settings },
  { path: "/docs", label: "API reference", icon: BookOpen },
] as const;

export const Navigation = () => {
  const pathname = usePathname();
  const query = keptQuery(useSearchParams());

  return (
    <nav aria-label="Portal" className="flex gap-1 overflow-x-auto p-1 lg:flex-col lg:p-0">
      {destinations.map(({ path, label, icon: Icon }) => {
        const within = pathname === path || pathname.startsWith(`${path}/`);
        return (
          <Link
            key={path}
            href={path + query}
            aria-current={pathname === path ? "page" : within || undefined}
            className="flex h-8 items-center gap-2.5 rounded-md px-2.5 text-muted hover:text-text aria-[current]:bg-hover aria-[current]:font-medium aria-[current]:text-text"
          >
            <Icon aria-hidden className="size-4" />
            {label}
          </Link>
        );
      })}
    </nav>
  );
};
