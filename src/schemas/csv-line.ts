/** What a spreadsheet would take for a formula, were it not marked as text. */
const formula = /^[=+\-@\t\r]/;

/** A cell of RFC 4180, and no formula: agents choose their names, and people open them in a spreadsheet. */
function csvCell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const text = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A line of RFC 4180 with its end, in which no text is taken for a formula. */
export const csvLine = (cells: readonly (string | number)[]) => `${cells.map(csvCell).join(",")}\r\n`;
