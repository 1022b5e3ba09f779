import { useFormat } from "@/components/formatting/use-format";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import { type LifecycleMetric, metricPresentation } from "@/features/analytics/metrics";
import type { PreparedTrend } from "@/features/analytics/prepare-token-trend";

interface TokenTrendTableProps {
  trend: PreparedTrend;
  /** What is shown beside the tokens. */
  metrics: readonly LifecycleMetric[];
}

export const TokenTrendTable = ({ trend, metrics }: TokenTrendTableProps) => {
  const format = useFormat();

  return (
    <Table aria-label="Tokens issued a day">
      <thead>
        <tr>
          <TableHead>Day (UTC)</TableHead>
          <TableHead className="text-right">Tokens</TableHead>
          {trend.comparison && (
            <>
              <TableHead className="text-right">Compared with</TableHead>
              <TableHead className="text-right">Tokens then</TableHead>
              <TableHead className="text-right">Difference</TableHead>
            </>
          )}
          {metrics.map((metric) => (
            <TableHead key={metric} className="text-right">
              {metricPresentation[metric].label}
            </TableHead>
          ))}
        </tr>
      </thead>
      <tbody>
        {trend.points.map(({ date, isToday, counts, previous, compared, anomaly }) => (
          <TableRow key={date}>
            <TableCell className="min-w-36 sm:whitespace-nowrap">
              <time dateTime={date}>{format.weekdayAndDay(date)}</time>
              {isToday && <span className="text-muted"> (so far)</span>}
              {anomaly && <span className="text-muted"> (unusual)</span>}
            </TableCell>
            <TableCell className="text-right tabular-nums">{format.number(counts.token_issued)}</TableCell>
            {trend.comparison && (
              <>
                <TableCell className="whitespace-nowrap text-right text-muted">
                  {previous && <time dateTime={previous.date}>{format.day(previous.date)}</time>}
                  {previous && isToday && trend.until && `, until ${format.time(trend.until)}`}
                  {!previous && "not kept"}
                </TableCell>
                <TableCell className="text-right tabular-nums">
                  {previous && format.number(previous.counts.token_issued)}
                </TableCell>
                <TableCell className="text-right tabular-nums">
                  {previous &&
                    compared &&
                    format.difference(compared.token_issued - previous.counts.token_issued)}
                </TableCell>
              </>
            )}
            {metrics.map((metric) => (
              <TableCell key={metric} className="text-right tabular-nums">
                {format.number(counts[metric])}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
};
