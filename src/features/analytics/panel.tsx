import type { ReactNode, RefObject } from "react";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

interface PanelProps {
  title: string;
  /** Which days the panel is about, and in which time zone; left out while that is not yet known. */
  period?: string | undefined;
  actions?: ReactNode;
  ref?: RefObject<HTMLElement | null>;
  children: ReactNode;
}

/** The frame of everything on the Analytics page. */
export const Panel = ({ title, period, actions, ref, children }: PanelProps) => (
  <Card ref={ref} aria-label={title} className="flex flex-col gap-5">
    <header className="flex flex-wrap items-start justify-between gap-3">
      <div className="min-w-0 flex-1 basis-56">
        <h2 className="font-semibold text-base">{title}</h2>
        {period === undefined ? (
          <Skeleton className="h-5 w-56 max-w-full" />
        ) : (
          <p className="text-muted">{period}</p>
        )}
      </div>
      {actions !== undefined && (
        <div className="flex h-8 items-center gap-2" data-left-out-of-picture="">
          {actions}
        </div>
      )}
    </header>
    {children}
  </Card>
);
