import { ArrowDownRight, ArrowUpRight } from "lucide-react";
import type { Format } from "@/components/formatting/create-format";
import { prepareChange } from "@/features/analytics/prepare-change";

/** How far a count is from the one that it is compared with: in percent, or in a word where there is none. */
export const ChangeText = ({
  previous,
  count,
  format,
}: {
  previous: number;
  count: number;
  format: Format;
}) => {
  const change = prepareChange(previous, count);
  if (change.kind === "same") return "the same";
  if (change.kind === "new") return "new";
  const Arrow = change.ratio > 0 ? ArrowUpRight : ArrowDownRight;
  return (
    <span className="whitespace-nowrap text-text tabular-nums">
      <Arrow aria-hidden className="mr-0.5 inline size-3.5 align-[-0.15em]" />
      {format.change(change.ratio)}
    </span>
  );
};
