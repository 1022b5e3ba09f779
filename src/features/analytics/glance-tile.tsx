import clsx from "clsx";
import { ArrowRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { glanceTile } from "@/features/analytics/glance-skeleton";

interface GlanceTileProps {
  title: string;
  figure: ReactNode;
  /** What explains the figure. */
  href: string;
  /** Of when the figure is, and beside what. */
  children: ReactNode;
  /** Whether the figure is still that of what was asked before. */
  outdated?: boolean;
}

/** A figure that says its period, and leads to what explains it. */
export const GlanceTile = ({ title, figure, href, children, outdated = false }: GlanceTileProps) => (
  <li className={glanceTile.item}>
    <Link
      href={href}
      // Leads to this page, whose code is here already.
      prefetch={false}
      className={clsx(
        glanceTile.frame,
        "group hover:bg-hover focus-visible:rounded-lg focus-visible:-outline-offset-2",
      )}
    >
      <span className="flex items-center justify-between gap-2 text-muted">
        <span className="truncate">{title}</span>
        <ArrowRight
          aria-hidden
          className="hidden size-4 shrink-0 opacity-0 md:block group-hover:opacity-100 group-focus-visible:opacity-100"
        />
      </span>
      <span className={clsx(glanceTile.figure, "block", outdated && "text-muted")}>{figure}</span>
      <span className="block text-muted text-xs tabular-nums">{children}</span>
    </Link>
  </li>
);
