"use client";

import clsx from "clsx";
import Link from "next/link";
import type { CSSProperties } from "react";
import { useFormat } from "@/components/formatting/use-format";
import { ChangeText } from "@/features/analytics/change-text";
import { LeadingAgents } from "@/features/analytics/charts/leading-agents";
import { metricPresentation } from "@/features/analytics/metrics";
import { agentsSection } from "@/features/analytics/panel-content";
import type { TokenTrendPoint } from "@/features/analytics/prepare-token-trend";
import { useAnalyticsState } from "@/features/analytics/use-analytics-state";
import type { MetricType } from "@/schemas/metric-type";

interface TrendReadingProps {
  point: TokenTrendPoint | undefined;
  /** Where the day is in the chart, from 0 at its left to 1 at its right. */
  place: number;
  pinned: boolean;
  /** Whether something else is shown at its place. */
  hidden: boolean;
  metrics: readonly MetricType[];
  until: string | undefined;
  agentIds: readonly string[];
}

const PointReading = ({
  point,
  metrics,
  until,
}: Pick<TrendReadingProps, "metrics" | "until"> & { point: TokenTrendPoint }) => {
  const format = useFormat();
  const { date, isToday, counts, previous, compared, anomaly } = point;
  const before = previous?.counts.token_issued ?? 0;
  const now = compared?.token_issued ?? 0;

  return (
    <>
      <p className="text-muted text-xs">{format.weekdayAndDay(date)}, UTC</p>
      {metrics.map((metric) => {
        const { one, many } = metricPresentation[metric];
        return (
          <p key={metric} className="font-medium tabular-nums">
            {format.number(counts[metric])} {counts[metric] === 1 ? one : many}
            {isToday && <span className="font-normal text-muted"> so far</span>}
          </p>
        );
      })}
      {anomaly && (
        <p className="text-xs">
          Unusual: {anomaly.count > anomaly.usual ? "far more" : "far fewer"} than the{" "}
          {format.number(Math.round(anomaly.usual))} of other {format.longWeekday(weekdayOf(date))}s
        </p>
      )}
      {previous && (
        <div className="mt-1 border-t pt-1 text-muted text-xs">
          <p>
            {format.weekdayAndDay(previous.date)}
            {isToday && until && `, until ${format.time(until)}`}
          </p>
          <p className="tabular-nums">
            {format.number(before)} {before === 1 ? "token" : "tokens"}, difference{" "}
            <span className="text-text">{format.difference(now - before)}</span> (
            <ChangeText previous={before} count={now} format={format} />)
          </p>
          {isToday && until && (
            <p>
              Of agents until {format.time(until)}, today {format.number(now)}: hours are the shortest kept.
            </p>
          )}
        </div>
      )}
    </>
  );
};

const weekdayOf = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay();

/** What was counted on the day that is read, and on the one before it; pinned, also whose it was. */
export const TrendReading = ({
  point,
  place,
  pinned,
  hidden,
  metrics,
  until,
  agentIds,
}: TrendReadingProps) => {
  const { hrefOf } = useAnalyticsState();
  const visible = point && !hidden;

  return (
    <div
      className={
        visible
          ? clsx(
              "absolute top-0 left-[calc(var(--place)*100%)] z-10",
              // The further right the day, the further left of it the reading: so it stays within the chart.
              "translate-x-[calc(var(--place)*-100%)]",
              // Where there is room the day itself stays in sight.
              place > 0.5 ? "md:translate-x-[calc(-100%-0.75rem)]" : "md:translate-x-3",
              !pinned && "pointer-events-none",
            )
          : "sr-only"
      }
      style={visible ? ({ "--place": place } as CSSProperties) : undefined}
    >
      <div
        className={
          visible
            ? `w-max max-w-64 rounded-md border bg-card px-3 py-2 shadow-overlay ${pinned ? "border-accent" : ""}`
            : undefined
        }
      >
        <div role="status">{visible && <PointReading point={point} metrics={metrics} until={until} />}</div>
        {visible && pinned && (
          <div className="mt-1 flex flex-col gap-1 border-t pt-2 text-xs">
            {point.anomaly && <LeadingAgents date={point.date} agentIds={agentIds} />}
            <Link
              href={`${hrefOf("/analytics", { range: `${point.date}..${point.date}`, agents: [...agentIds] })}#${agentsSection}`}
              className="rounded-sm underline underline-offset-4"
            >
              Agents on this day
            </Link>
          </div>
        )}
      </div>
    </div>
  );
};
