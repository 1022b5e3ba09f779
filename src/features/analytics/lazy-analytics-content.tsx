"use client";

import dynamic from "next/dynamic";
import { createContext, type ReactNode, useContext } from "react";
import type { AnalyticsContentProps } from "@/features/analytics/analytics-content";
import { AnalyticsSkeleton } from "@/features/analytics/analytics-skeleton";
import { FirstGlanceProvider } from "@/features/analytics/first-glance";

/** What dynamic shows while it loads is told nothing of what it loads for. */
const HasAgents = createContext(true);

const Loading = () => <AnalyticsSkeleton hasAgents={useContext(HasAgents)} />;

// Drawn in the browser only, so that the page shows before the procedures, menus and charts are there.
const AnalyticsContent = dynamic(
  () => import("@/features/analytics/analytics-content").then((module) => module.AnalyticsContent),
  { ssr: false, loading: Loading },
);

/** The Analytics page below its heading, loaded once the page shows. */
export const LazyAnalyticsContent = ({
  glance,
  ...props
}: AnalyticsContentProps & {
  /** The figures at a glance as the server draws them, shown meanwhile. */
  glance: ReactNode;
}) => (
  <HasAgents value={props.hasAgents}>
    <FirstGlanceProvider glance={glance}>
      <AnalyticsContent {...props} />
    </FirstGlanceProvider>
  </HasAgents>
);
