"use client";

import { Link2, X, ZoomIn } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useFormat } from "@/components/formatting/use-format";
import { Button } from "@/components/ui/button";
import { buttonVariants } from "@/components/ui/button-variants";
import type { CalendarDay } from "@/features/analytics/calendar-day";
import { copyLink } from "@/features/analytics/copy-link";
import { agentsSection } from "@/features/analytics/panel-content";
import { hrefOnOtherDays } from "@/features/analytics/shown-page-href";
import { useAnalyticsState } from "@/features/analytics/use-analytics-state";

interface SpanActionsProps {
  from: CalendarDay;
  to: CalendarDay;
  /** The tokens of these days. */
  total: number;
  agentIds: readonly string[];
  onClose: () => void;
}

/** What can be done with days that were chosen in the chart. */
export const SpanActions = ({ from, to, total, agentIds, onClose }: SpanActionsProps) => {
  const format = useFormat();
  const path = usePathname();
  const { setState, hrefOf } = useAnalyticsState();
  const range = `${from}..${to}` as const;

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields.
    <div
      role="group"
      aria-label="Chosen days"
      className="absolute inset-x-0 top-0 z-10 mx-auto flex w-max max-w-full flex-wrap items-center justify-center gap-1 rounded-md border border-accent bg-card p-1.5 shadow-overlay"
    >
      <p role="status" className="px-1.5 text-xs tabular-nums">
        {format.dayRange(from, to)}: {format.number(total)} {total === 1 ? "token" : "tokens"}
      </p>
      <Button
        size="small"
        variant="primary"
        onClick={() => {
          void setState({ range });
          onClose();
        }}
      >
        <ZoomIn aria-hidden />
        Zoom
      </Button>
      <Link
        href={`${hrefOf("/analytics", { range, agents: [...agentIds] })}#${agentsSection}`}
        className={buttonVariants({ size: "small" })}
        onClick={onClose}
      >
        Agents in this span
      </Link>
      <Button size="small" onClick={() => copyLink(hrefOnOtherDays(path, window.location.search, range))}>
        <Link2 aria-hidden />
        Copy link
      </Button>
      <Button size="icon" variant="quiet" aria-label="Choose no days" onClick={onClose}>
        <X aria-hidden />
      </Button>
    </div>
  );
};
