import clsx from "clsx";
import type { ReactNode } from "react";
import { Skeleton } from "@/components/ui/skeleton";

/** What each figure is of, in the order in which they are shown. */
const subjects = ["today", "month", "active", "dormant", "busiest"] as const;

/** The place of the figures, the last of which is the widest where not all have room side by side. */
export const GlanceFrame = ({ children, busy }: { children: ReactNode; busy?: boolean }) => (
  <ul
    aria-label="At a glance"
    aria-busy={busy}
    className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-hairline md:grid-cols-3 xl:grid-cols-5"
  >
    {children}
  </ul>
);

/** How one figure is laid out: what it is, the figure, and up to four narrow lines about it. */
export const glanceTile = {
  item: "bg-card last:col-span-2 xl:last:col-span-1",
  frame: "flex h-full min-h-40 flex-col gap-1 p-4 max-md:[li:last-child>&]:min-h-31",
  figure: "h-8 whitespace-nowrap font-semibold text-figure tabular-nums",
} as const;

/** The figures while they are not known, in the size that they will have. */
export const GlanceSkeleton = () => (
  <GlanceFrame busy>
    {subjects.map((subject) => (
      <li key={subject} className={glanceTile.item}>
        <div className={glanceTile.frame}>
          <Skeleton className="h-5 w-24" />
          <Skeleton className={clsx(glanceTile.figure, "w-28 max-w-full")} />
          <Skeleton className="h-8 w-full max-w-44" />
        </div>
      </li>
    ))}
  </GlanceFrame>
);
