"use client";

import type { ReactNode } from "react";
import { lateCode, useLateCode } from "@/components/late-code";
import type { AnalyticsContentProps } from "@/features/analytics/analytics-content";
import { AnalyticsSkeleton } from "@/features/analytics/analytics-skeleton";
import { FirstGlanceProvider } from "@/features/analytics/first-glance";

// Drawn in the browser only, so that the page shows before the procedures, menus and charts are there.
const content = lateCode(() =>
  import("@/features/analytics/analytics-content").then((module) => module.AnalyticsContent),
);

/** The Analytics page below its heading, loaded once the page shows. */
export const LazyAnalyticsContent = ({
  glance,
  ...props
}: AnalyticsContentProps & {
  /** The figures at a glance as the server draws them, shown meanwhile. */
  glance: ReactNode;
}) => {
  const AnalyticsContent = useLateCode(content, true);
  return (
    <FirstGlanceProvider glance={glance}>
      {AnalyticsContent ? <AnalyticsContent {...props} /> : <AnalyticsSkeleton hasAgents={props.hasAgents} />}
    </FirstGlanceProvider>
  );
};
