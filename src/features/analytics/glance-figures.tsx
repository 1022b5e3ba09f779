import type { Format } from "@/components/formatting/create-format";
import { ChangeText } from "@/features/analytics/change-text";
import { GlanceFrame } from "@/features/analytics/glance-skeleton";
import { GlanceTile } from "@/features/analytics/glance-tile";
import { type PageState, samePeriodHref } from "@/features/analytics/page-state";
import { activitySection, agentsSection, tokensSection } from "@/features/analytics/panel-content";
import type { HeatmapCell } from "@/features/analytics/prepare-activity-heatmap";
import { type PreparedComparison, prepareComparison } from "@/features/analytics/prepare-glance";
import type { ResolvedRange } from "@/features/analytics/resolve-range";
import { clockOf, hourBounds } from "@/features/analytics/zone-hour";
import { activeDaysBefore, quietDays } from "@/schemas/dormancy";
import type { Glance } from "@/schemas/glance";

interface GlanceFiguresProps {
  glance: Glance;
  /** Whether the figures are still those of what was asked before. */
  outdated: boolean;
  /** The hour of the week with most events; no cell where there were none, or where it is not known. */
  busiest: {
    state: "known" | "outdated" | "pending" | "unreadable";
    cell: HeatmapCell | undefined;
    timeZone: string;
  };
  state: PageState;
  span: ResolvedRange;
  format: Format;
}

const Comparison = ({ comparison, format }: { comparison: PreparedComparison; format: Format }) => {
  const { from, to, time, lastDay, previous, count } = comparison;

  return (
    <>
      {lastDay && `until ${format.day(lastDay)}: `}
      <ChangeText previous={previous} count={count} format={format} /> beside {format.number(previous)} on{" "}
      {from === to ? format.day(from) : format.dayRange(from, to)}
      {time && `, both until ${format.time(time)}`}
    </>
  );
};

const TokenTiles = ({ glance: { today, month }, outdated, state, format }: GlanceFiguresProps) => {
  const comparisonOf = ({ compared }: Pick<Glance["today"], "compared">) =>
    compared ? (
      <Comparison comparison={prepareComparison(compared, today.date)} format={format} />
    ) : (
      "compared from 01:00 on"
    );
  const explained = (range: "7d" | `${string}..${string}`) =>
    `${samePeriodHref(state, "/analytics", { range, compare: true, agents: state.agents })}#${tokensSection}`;

  return (
    <>
      <GlanceTile
        title="Tokens today"
        figure={format.number(today.count)}
        href={explained("7d")}
        outdated={outdated}
      >
        so far, UTC; {comparisonOf(today)}
      </GlanceTile>
      <GlanceTile
        title="Tokens this month"
        figure={format.number(month.count)}
        href={explained(`${month.from}..${today.date}`)}
        outdated={outdated}
      >
        {format.month(new Date(`${month.from}T00:00:00Z`))} so far, UTC; {comparisonOf(month)}
      </GlanceTile>
    </>
  );
};

const AgentTiles = ({ glance: { agents, dormant }, outdated, state, span, format }: GlanceFiguresProps) => {
  const tableHref = (query: string) => {
    const href = samePeriodHref(state, "/analytics", state);
    return `${href}${href.includes("?") ? "&" : "?"}${query}#${agentsSection}`;
  };

  return (
    <>
      <GlanceTile
        title="Active agents"
        figure={
          <>
            {format.number(agents.active)}{" "}
            <span className="font-normal text-base text-muted">of {format.number(agents.total)}</span>
          </>
        }
        href={tableHref("order=-last_token")}
        outdated={outdated}
      >
        with a token in {format.dayRange(span.from, span.to)}, UTC
      </GlanceTile>
      <GlanceTile
        title="Gone dormant"
        figure={format.number(dormant)}
        href={tableHref("activity=dormant")}
        outdated={outdated}
      >
        {dormant === 1 ? "agent" : "agents"} without a token in the last {quietDays} days, but with one in the{" "}
        {activeDaysBefore} before, UTC
      </GlanceTile>
    </>
  );
};

const BusiestHourTile = ({
  busiest: { state: known, cell, timeZone },
  state,
  span,
  format,
}: GlanceFiguresProps) => {
  const period = format.dayRange(span.from, span.to);

  if (!cell) {
    const explanation = known === "unreadable" ? "could not be read" : `no events in ${period}`;
    return (
      <GlanceTile
        title="Busiest hour"
        figure={known === "pending" ? "" : "None"}
        href={`${samePeriodHref(state, "/analytics", state)}#${activitySection}`}
      >
        {known === "pending" ? "" : explanation}
      </GlanceTile>
    );
  }
  const { dow, hour, value } = cell;
  const { measure } = state;
  const events = `${measure === "sum" ? format.number(value) : format.mean(value)} ${value === 1 ? "event" : "events"}`;
  const bounds = hourBounds(hour, clockOf(new Date(`${span.to}T00:00:00Z`), timeZone).minute);
  return (
    <GlanceTile
      title="Busiest hour"
      figure={`${format.shortWeekday(dow)} ${bounds.from}`}
      href={`${samePeriodHref(state, "/analytics", { ...state, cell: { dow, hour } })}#${activitySection}`}
      outdated={known === "outdated"}
    >
      {`to ${bounds.to} ${timeZone}: ${events} ${measure === "sum" ? "in all" : "each time"}, ${period}`}
    </GlanceTile>
  );
};

/** The figures at a glance, drawn by the server for the first sight of the page as by the browser from then on. */
export const GlanceFigures = (props: GlanceFiguresProps) => (
  <GlanceFrame>
    <TokenTiles {...props} />
    <AgentTiles {...props} />
    <BusiestHourTile {...props} />
  </GlanceFrame>
);
