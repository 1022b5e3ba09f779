"use client";

import { BookOpen, Bot, ChartLine, Settings } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { type ComponentProps, useState } from "react";
import { useKeptQuery } from "@/features/analytics/use-kept-query";

/** The pages that are one step away from every other. */
export const destinations = [
  { path: "/analytics", label: "Analytics", icon: ChartLine },
  { path: "/agents", label: "Agents", icon: Bot },
  { path: "/settings", label: "Settings", icon: Settings },
  { path: "/docs", label: "API reference", icon: BookOpen },
] as const;

/**
 * A link whose page is fetched once somebody is about to follow it. All of them at once would keep the browser, and
 * the server, from what the page itself needs.
 */
const NavigationLink = (props: ComponentProps<typeof Link>) => {
  const [isWanted, setWanted] = useState(false);
  const want = () => setWanted(true);
  // null is what a link does by itself.
  return (
    <Link
      {...props}
      prefetch={isWanted ? null : false}
      onPointerEnter={want}
      onTouchStart={want}
      onFocus={want}
    />
  );
};

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
          <NavigationLink
            key={path}
            href={path + query}
            aria-current={pathname === path ? "page" : within || undefined}
            className="flex h-8 items-center gap-2.5 whitespace-nowrap rounded-md px-1.5 min-[28rem]:px-2.5 text-muted hover:text-text aria-[current]:bg-hover aria-[current]:font-medium aria-[current]:text-text"
          >
            {/* All of the labels are in sight on a narrow window; the icons leave them the room. */}
            <Icon aria-hidden className="size-4 max-[28rem]:hidden" />
            {label}
          </NavigationLink>
        );
      })}
    </nav>
  );
};
