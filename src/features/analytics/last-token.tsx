import { useFormat } from "@/components/formatting/use-format";

/** When the last token was: within an hour, since hours are what is kept. */
export const LastToken = ({ hour }: { hour: string | null }) => {
  const format = useFormat();
  if (hour === null) return <span className="text-muted">never</span>;
  return (
    <time
      dateTime={hour}
      title={`Within this hour, UTC, of ${format.weekdayAndDay(hour.slice(0, 10))}`}
      className="whitespace-nowrap tabular-nums"
    >
      {format.hour(hour)}
    </time>
  );
};
