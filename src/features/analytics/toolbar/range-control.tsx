"use client";

import { CalendarDays } from "lucide-react";
import dynamic from "next/dynamic";
import { Suspense, useRef, useState } from "react";
import { useFormat } from "@/components/formatting/use-format";
import { presetDays, rangePresets } from "@/features/analytics/resolve-range";
import { useAnalyticsState } from "@/features/analytics/use-analytics-state";

const SpanPicker = dynamic(() =>
  import("@/features/analytics/toolbar/span-picker").then((module) => module.SpanPicker),
);

const segmentClassName =
  "flex h-7 items-center gap-1.5 whitespace-nowrap rounded px-2.5 text-xs tabular-nums select-none aria-pressed:bg-card aria-pressed:font-medium [&_svg]:size-3.5";

/** The days of the page: a preset, which ends today, or a span that is chosen. */
export const RangeControl = () => {
  const format = useFormat();
  const { range, span, setState } = useAnalyticsState();
  const [choosing, setChoosing] = useState(false);
  const spanButton = useRef<HTMLButtonElement>(null);

  const chosen = span.relative ? undefined : format.dayRange(span.from, span.to);

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields. */}
      <div
        role="group"
        aria-label="Days, UTC"
        className="flex rounded-md border border-input-border bg-hover p-px"
      >
        {rangePresets.map((preset) => (
          <button
            key={preset}
            type="button"
            aria-label={`Last ${presetDays[preset]} days`}
            aria-pressed={span.relative && span.days === presetDays[preset]}
            className={segmentClassName}
            onClick={() => setState({ range: preset })}
          >
            {presetDays[preset]} d
          </button>
        ))}
        <button
          ref={spanButton}
          type="button"
          aria-label={chosen ? `Chosen days, ${chosen}` : "Choose days"}
          aria-pressed={!span.relative}
          aria-haspopup="dialog"
          aria-expanded={choosing}
          className={segmentClassName}
          onClick={() => setChoosing(!choosing)}
        >
          <CalendarDays aria-hidden />
          {chosen ?? <span className="hidden sm:inline">Choose</span>}
        </button>
      </div>
      <Suspense>
        {choosing && <SpanPicker key={range} anchor={spanButton} onClose={() => setChoosing(false)} />}
      </Suspense>
    </>
  );
};
