import { csvLine } from "@/schemas/csv-line";

/** A table as it is saved: the names of its columns, and its rows with a cell for each. */
export interface CsvTable {
  columns: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}

/** How a spreadsheet knows UTF-8, which it takes for its own 8-bit code otherwise. */
const byteOrderMark = "\uFEFF";

const beyondAscii = /[^\0-\x7f]/;

/**
 * The text of a CSV file: RFC 4180, its first line the names of the columns. What it is about is in the name of the
 * file, since no tool that reads CSV knows comments. It begins with a byte order mark where it is not ASCII alone;
 * where it is, no reader needs one, and some would take it for a part of the first column's name.
 */
export const csvOf = ({ columns, rows }: CsvTable): string => {
  const text = [columns, ...rows].map(csvLine).join("");
  return beyondAscii.test(text) ? byteOrderMark + text : text;
};
