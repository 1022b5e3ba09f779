"use client";

import { BookOpen, Bot, ChartLine, Settings } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useKeptQuery } from "@/features/analytics/use-kept-query";

/** The pages that are one step away from every other. */
export const destinations = [
  { path: "/analytics", label: "Analytics", icon: ChartLine },
  { path: "/agents", label: "Agents", icon: Bot },
  { path: "/settings", label: "Settings", icon: Settings },
  { path: "/docs", label: "API reference", icon: BookOpen },
] as const;

export const Navigation = () => {
  const pathname = usePathname();
  const query = useKeptQuery();

  return (
    <nav
      aria-label="Portal"
      className="flex gap-x-0.5 gap-y-1 overflow-x-auto p-1 sm:gap-x-1 lg:flex-col lg:p-0"
    >
      {destinations.map(({ path, label, icon: Icon }) => {
        const within = pathname === path || pathname.startsWith(`${path}/`);
        return (
          <Link
            key={path}
            href={path + query}
            aria-current={pathname === path ? "page" : within || undefined}
            className="flex h-8 items-center gap-2.5 whitespace-nowrap rounded-md px-1.5 min-[28rem]:px-2.5 text-muted hover:text-text aria-[current]:bg-hover aria-[current]:font-medium aria-[current]:text-text"
          >
            {/* All of the labels are in sight on a narrow window; the icons leave them the room. */}
            <Icon aria-hidden className="size-4 max-[28rem]:hidden" />
            {label}
          </Link>
        );
      })}
    </nav>
  );
};
