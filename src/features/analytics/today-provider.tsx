"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { type CalendarDay, dayOf } from "@/features/analytics/calendar-day";

const TodayContext = createContext<CalendarDay | null>(null);

/** How soon after midnight a page notices, in milliseconds. */
const interval = 5_000;

/**
 * The present UTC day by the server's clock, since the days of the viewer's may be others, and by that of the
 * page for as long as it stays open.
 *
 * @param now when the server rendered the page, in milliseconds since 1970
 */
export const TodayProvider = ({ now, children }: { now: number; children: ReactNode }) => {
  const [today, setToday] = useState(() => dayOf(now));

  useEffect(() => {
    const ahead = Date.now() - now;
    const timer = setInterval(() => setToday(dayOf(Date.now() - ahead)), interval);
    return () => clearInterval(timer);
  }, [now]);

  return <TodayContext value={today}>{children}</TodayContext>;
};

/** The present UTC day, which changes at midnight. */
export const useToday = (): CalendarDay => {
  const today = useContext(TodayContext);
  if (today === null) throw new Error("useToday is for components within a TodayProvider.");
  return today;
};
