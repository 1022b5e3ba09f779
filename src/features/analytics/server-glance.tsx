import { headers } from "next/headers";
import { createFormat } from "@/components/formatting/create-format";
import { viewerLocale } from "@/components/formatting/viewer-locale";
import type { AnalyticsContentProps } from "@/features/analytics/analytics-content";
import { GlanceFigures } from "@/features/analytics/glance-figures";
import { GlanceSkeleton } from "@/features/analytics/glance-skeleton";
import type { PageState } from "@/features/analytics/page-state";
import { busiestCell, prepareActivityHeatmap } from "@/features/analytics/prepare-activity-heatmap";
import type { ResolvedRange } from "@/features/analytics/resolve-range";

interface ServerGlanceProps {
  asked: Pick<AnalyticsContentProps["asked"], "glance" | "heatmap">;
  state: PageState;
  span: ResolvedRange;
}

/** The figures at a glance as the server's answers have them, to be seen before the browser has any code of them. */
export const ServerGlance = async ({ asked, state, span }: ServerGlanceProps) => {
  const [glance, heatmap] = await Promise.allSettled([asked.glance.answer, asked.heatmap?.answer]);
  // The browser says what went wrong, and offers to ask again.
  if (glance.status === "rejected") return <GlanceSkeleton />;

  const activity = heatmap.status === "fulfilled" ? heatmap.value : undefined;
  return (
    <GlanceFigures
      glance={glance.value}
      outdated={false}
      busiest={{
        state: activity ? "known" : "pending",
        cell: activity && busiestCell(prepareActivityHeatmap(activity.cells, state.measure)),
        timeZone: "UTC",
      }}
      state={state}
      span={span}
      format={createFormat(viewerLocale((await headers()).get("accept-language")))}
    />
  );
};
