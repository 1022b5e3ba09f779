import { useFormat } from "@/components/formatting/format-provider";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import type { TokenTrendPoint } from "@/features/analytics/prepare-token-trend";

export const TokenTrendTable = ({ points }: { points: readonly TokenTrendPoint[] }) => {
  const format = useFormat();

  return (
    <Table aria-label="Tokens issued a day">
      <thead>
        <tr>
          <TableHead>Day (UTC)</TableHead>
          <TableHead className="text-right">Tokens</TableHead>
        </tr>
      </thead>
      <tbody>
        {points.map(({ date, count, isToday }) => (
          <TableRow key={date}>
            <TableCell>
              <time dateTime={date}>{format.weekdayAndDay(date)}</time>
              {isToday && <span className="text-muted"> (so far)</span>}
            </TableCell>
            <TableCell className="text-right tabular-nums">{format.number(count)}</TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
};
