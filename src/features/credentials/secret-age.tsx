"use client";

import { useFormat } from "@/components/formatting/use-format";
import { dayOf, daysWithin } from "@/features/analytics/calendar-day";
import { useToday } from "@/features/analytics/today-provider";

/** How old a secret is, in days of UTC; when it was made is its title. */
export const SecretAge = ({ createdAt }: { createdAt: string }) => {
  const format = useFormat();
  const days = daysWithin(dayOf(Date.parse(createdAt)), useToday()) - 1;

  return (
    <time dateTime={createdAt} title={format.dateTime(createdAt)}>
      {days <= 0 ? "today" : format.dayCount(days)}
    </time>
  );
};
