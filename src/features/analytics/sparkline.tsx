import { useFormat } from "@/components/formatting/use-format";
import { prepareSparkline } from "@/features/analytics/prepare-sparkline";

interface SparklineProps {
  /** One a day. */
  values: readonly number[];
  /** The last is of today, which is not over: its stretch is dashed. */
  endsToday: boolean;
}

/** How the days went, at a glance; the highest of them in words. */
export const Sparkline = ({ values, endsToday }: SparklineProps) => {
  const format = useFormat();
  const { points, unfinished, peak } = prepareSparkline(values, endsToday);

  return (
    <svg
      role="img"
      aria-label={peak === 0 ? "none" : `at most ${format.number(peak)} a day`}
      viewBox={`0 0 ${Math.max(1, values.length - 1)} 1`}
      preserveAspectRatio="none"
      className="block h-6 w-full overflow-visible py-0.5"
      fill="none"
      stroke={peak === 0 ? "var(--hairline)" : "var(--accent)"}
      strokeWidth={1.5}
      strokeLinejoin="round"
    >
      <polyline points={points} vectorEffect="non-scaling-stroke" />
      {unfinished !== null && (
        <polyline points={unfinished} vectorEffect="non-scaling-stroke" strokeDasharray="2 2" />
      )}
    </svg>
  );
};
