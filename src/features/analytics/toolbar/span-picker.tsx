"use client";

import { type FormEvent, type RefObject, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { firstDayOf, parseRange } from "@/features/analytics/resolve-range";
import { useAnalyticsState } from "@/features/analytics/use-analytics-state";
import { maximumDays } from "@/schemas/analytics-days";

interface SpanPickerProps {
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** Chooses the first and the last day of the page within those that are kept. */
export const SpanPicker = ({ anchor, onClose }: SpanPickerProps) => {
  const { span, today, setState } = useAnalyticsState();
  const [from, setFrom] = useState(span.from);
  const [to, setTo] = useState(span.to);
  const [refused, setRefused] = useState(false);

  const firstDay = firstDayOf(today);
  const range = parseRange(`${from}..${to}`);
  const reachable = range !== null && from >= firstDay && to <= today;

  const show = (event: FormEvent) => {
    event.preventDefault();
    if (!reachable) {
      setRefused(true);
      return;
    }
    void setState({ range });
    onClose();
  };

  return (
    <Popover anchor={anchor} label="Choose days" onClose={onClose}>
      <form noValidate className="flex flex-col gap-4 p-4" onSubmit={show}>
        <Field label="From">
          <Input
            type="date"
            value={from}
            min={firstDay}
            max={today}
            onChange={({ target }) => setFrom(target.value)}
          />
        </Field>
        <Field
          label="To"
          description={`Days in UTC, within the last ${maximumDays}.`}
          error={
            refused && !reachable
              ? `Choose two days within the last ${maximumDays}, the first of them first.`
              : undefined
          }
        >
          <Input
            type="date"
            value={to}
            min={firstDay}
            max={today}
            onChange={({ target }) => setTo(target.value)}
          />
        </Field>
        <Button type="submit" variant="primary" size="small">
          Show these days
        </Button>
      </form>
    </Popover>
  );
};
