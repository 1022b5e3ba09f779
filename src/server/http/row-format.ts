import { parseAccept } from "hono/utils/accept";
import { csvLine } from "@/schemas/csv-line";

/** A row of a table: its cells by the names of their columns. */
export type Row = Readonly<Record<string, string | number>>;

/** A way of writing rows of one shape, some at a time. */
export interface RowFormat {
  readonly mediaType: string;
  readonly contentType: string;
  begin(columns: readonly string[]): string;
  /** `isFirst` says that no rows came before these. */
  write(rows: readonly Row[], columns: readonly string[], isFirst: boolean): string;
  readonly end: string;
}

const json: RowFormat = {
  mediaType: "application/json",
  contentType: "application/json",
  begin: () => "[",
  write: (rows, _, isFirst) => (isFirst || rows.length === 0 ? "" : ",") + JSON.stringify(rows).slice(1, -1),
  end: "]",
};

/** A JSON object a line. */
const ndjson: RowFormat = {
  mediaType: "application/x-ndjson",
  contentType: "application/x-ndjson",
  begin: () => "",
  write: (rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join(""),
  end: "",
};

/** RFC 4180, with a header. */
const csv: RowFormat = {
  mediaType: "text/csv",
  contentType: "text/csv; charset=utf-8; header=present",
  begin: csvLine,
  write: (rows, columns) => rows.map((row) => csvLine(columns.map((column) => row[column] ?? ""))).join(""),
  end: "",
};

/** The best liked first, where a client likes several as much. */
const formats = [json, ndjson, csv];

/** The media types in which rows can be had. */
export const rowMediaTypes = formats.map(({ mediaType }) => mediaType);

/**
 * The format that the client prefers by its Accept header (RFC 9110 section 12.5.1); JSON where it has no
 * preference, null where it takes none of them.
 */
export function formatFor(accept: string | null): RowFormat | null {
  if (!accept?.trim()) return json;
  const ranges = parseAccept(accept);
  const qualityOf = ({ mediaType }: RowFormat) => {
    // The most specific range that fits decides.
    const fitting = [mediaType, `${mediaType.split("/", 1)[0]}/*`, "*/*"]
      .map((range) => ranges.find(({ type }) => type.toLowerCase() === range))
      .find((range) => range !== undefined);
    return fitting?.q ?? 0;
  };
  const [best] = formats
    .map((format) => ({ format, quality: qualityOf(format) }))
    .filter(({ quality }) => quality > 0)
    .sort((first, second) => second.quality - first.quality);
  return best?.format ?? null;
}
