import { useFormat } from "@/components/formatting/format-provider";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import type { HeatmapCell } from "@/features/analytics/prepare-activity-heatmap";

export const ActivityHeatmapTable = ({ days }: { days: readonly (readonly HeatmapCell[])[] }) => {
  const format = useFormat();

  return (
    <Table aria-label="Events by weekday and hour, UTC">
      <thead>
        <tr>
          <TableHead>Hour (UTC)</TableHead>
          {days.map(([first]) => (
            <TableHead key={first?.dow} className="text-right">
              {format.shortWeekday(first?.dow ?? 0)}
            </TableHead>
          ))}
        </tr>
      </thead>
      <tbody>
        {days[0]?.map(({ hour }) => (
          <TableRow key={hour}>
            <TableCell className="tabular-nums">{String(hour).padStart(2, "0")}:00</TableCell>
            {days.map((day) => (
              <TableCell key={day[hour]?.dow} className="text-right tabular-nums">
                {format.number(day[hour]?.count ?? 0)}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
};
