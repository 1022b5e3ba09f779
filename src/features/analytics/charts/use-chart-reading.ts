import { type FocusEvent, type KeyboardEvent, type PointerEvent, useRef, useState } from "react";

interface Reading {
  /** The number of the day that is read. */
  index: number;
  /** Whether it stays where the pointer goes away. */
  pinned: boolean;
}

interface ChosenSpan {
  /** Where choosing began, and where it is now. */
  anchor: number;
  head: number;
  /** Whether there is something to do with it yet: not while the pointer still draws it. */
  chosen: boolean;
}

/**
 * Which day of a chart is read and which days are chosen, by pointer and by keyboard: arrows, Home and End
 * move, Enter or a click pins, Shift with a move or a drag chooses days, Escape and leaving the chart end it.
 *
 * @param days how many the chart has
 */
export const useChartReading = (days: number) => {
  const [reading, setReading] = useState<Reading | null>(null);
  const [span, setSpan] = useState<ChosenSpan | null>(null);
  const pressedAt = useRef<number | null>(null);

  const lastIndex = days - 1;
  const close = () => {
    setReading(null);
    setSpan(null);
  };

  const indexAt = ({ clientX, currentTarget }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const index = Math.round(((clientX - left) / width) * lastIndex);
    return Math.max(0, Math.min(lastIndex, index));
  };

  const nextIndex = (key: string, index: number) => {
    switch (key) {
      case "ArrowLeft":
        return Math.max(0, index - 1);
      case "ArrowRight":
        return Math.min(lastIndex, index + 1);
      case "Home":
        return 0;
      case "End":
        return lastIndex;
      default:
        return undefined;
    }
  };

  const handleKey = (event: KeyboardEvent) => {
    const index = Math.min(reading?.index ?? lastIndex, lastIndex);
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      setReading({ index, pinned: !reading?.pinned });
      return;
    }
    const next = nextIndex(event.key, index);
    if (next === undefined) return;
    event.preventDefault();
    setReading({ index: next, pinned: false });
    setSpan(event.shiftKey ? { anchor: span?.anchor ?? index, head: next, chosen: true } : null);
  };

  return {
    reading: reading && reading.index <= lastIndex ? reading : null,
    span: span && {
      from: Math.min(span.anchor, span.head),
      to: Math.min(lastIndex, Math.max(span.anchor, span.head)),
      chosen: span.chosen,
    },
    close,
    /** For what holds the plot and all that is shown over it. */
    frameHandlers: {
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) close();
      },
      onKeyDown: ({ key }: KeyboardEvent) => {
        if (key === "Escape") close();
      },
    },
    /** For the plot itself. */
    plotHandlers: {
      onFocus: ({ currentTarget }: FocusEvent) => {
        if (currentTarget.matches(":focus-visible")) {
          setReading((present) => present ?? { index: lastIndex, pinned: false });
        }
      },
      onKeyDown: handleKey,
      onPointerDown: (event: PointerEvent) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        pressedAt.current = indexAt(event);
        setSpan(null);
      },
      onPointerMove: (event: PointerEvent) => {
        const index = indexAt(event);
        const anchor = pressedAt.current;
        if (anchor !== null && (index !== anchor || span)) {
          setSpan({ anchor, head: index, chosen: false });
          setReading({ index, pinned: false });
        } else if (anchor === null && !reading?.pinned && !span) {
          setReading({ index, pinned: false });
        }
      },
      onPointerUp: (event: PointerEvent) => {
        const index = indexAt(event);
        if (pressedAt.current === null) return;
        pressedAt.current = null;
        if (span) setSpan({ ...span, chosen: true });
        else setReading({ index, pinned: !(reading?.pinned && reading.index === index) });
      },
      onPointerCancel: () => {
        pressedAt.current = null;
        close();
      },
      onPointerLeave: () => {
        if (!reading?.pinned && !span) setReading(null);
      },
    },
  };
};
