import { useFormat } from "@/components/formatting/use-format";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import type { HeatmapHours } from "@/features/analytics/heatmap-hours";
import type { PreparedHeatmap } from "@/features/analytics/prepare-activity-heatmap";
import { hourBounds } from "@/features/analytics/zone-hour";

interface ActivityHeatmapTableProps {
  heatmap: PreparedHeatmap;
  hours: HeatmapHours;
}

export const ActivityHeatmapTable = ({ heatmap, hours }: ActivityHeatmapTableProps) => {
  const format = useFormat();
  const { days, hourTotals, dayTotals, total } = heatmap;
  const { timeZone, minute, measure } = hours;
  const value = measure === "mean" ? format.mean : format.number;
  const what = measure === "mean" ? "Events each time" : "Events";

  return (
    <Table aria-label={`${what} by weekday and hour, ${timeZone}`}>
      <thead>
        <tr>
          <TableHead className="left-0 z-10">Hour ({timeZone})</TableHead>
          {days.map(([first]) => (
            <TableHead key={first?.dow} className="text-right">
              {format.shortWeekday(first?.dow ?? 0)}
            </TableHead>
          ))}
          <TableHead className="text-right">Total</TableHead>
        </tr>
      </thead>
      <tbody>
        {hourTotals.map((hourTotal, hour) => (
          <TableRow key={hourBounds(hour, minute).from}>
            <TableCell className="sticky left-0 bg-card tabular-nums">
              {hourBounds(hour, minute).from}
            </TableCell>
            {days.map((day) => (
              <TableCell key={day[hour]?.dow} className="text-right tabular-nums">
                {value(day[hour]?.value ?? 0)}
              </TableCell>
            ))}
            <TableCell className="text-right font-medium tabular-nums">{value(hourTotal)}</TableCell>
          </TableRow>
        ))}
      </tbody>
      <tfoot>
        <tr className="font-medium">
          <TableCell className="sticky left-0 border-t bg-card">Total</TableCell>
          {days.map(([first], index) => (
            <TableCell key={first?.dow} className="border-t text-right tabular-nums">
              {value(dayTotals[index] ?? 0)}
            </TableCell>
          ))}
          <TableCell className="border-t text-right tabular-nums">{value(total)}</TableCell>
        </tr>
      </tfoot>
    </Table>
  );
};
