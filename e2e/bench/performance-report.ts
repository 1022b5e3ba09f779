import { readFile, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";

const file = fileURLToPath(new URL("../../docs/performance.md", import.meta.url));

/** A table of results: the names of its columns, and a cell for each in every row. */
export interface ResultTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function markdown({ columns, rows }: ResultTable): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(columns), line(columns.map(() => "---")), ...rows.map(line)].join("\n");
}

function aligned({ columns, rows }: ResultTable): string {
  const widths = columns.map((column, n) =>
    Math.max(...[column, ...rows.map((row) => row[n] ?? "")].map((cell) => cell.length)),
  );
  return [columns, ...rows]
    .map((row) =>
      row
        .map((cell, n) => cell.padEnd(widths[n] ?? 0))
        .join("   ")
        .trimEnd(),
    )
    .join("\n");
}

/**
 * Prints what a benchmark found and on which machine; with `--write` on the command line it becomes the
 * section with this heading in docs/performance.md too, in place of what was there.
 */
export async function reportPerformance(
  heading: string,
  command: string,
  tables: readonly ResultTable[],
): Promise<void> {
  const machine = `${cpus()[0]?.model ?? "An unknown processor"}, ${cpus().length} cores, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`;
  console.log(`\n${machine}\n\n${tables.map(aligned).join("\n\n")}`);
  if (!process.argv.includes("--write")) return;

  const section = `## ${heading}\n\n\`${command}\` on ${machine}.\n\n${tables.map(markdown).join("\n\n")}\n`;
  const content = await readFile(file, "utf8").catch(() => "# Performance\n");
  const [head = "", ...sections] = content.split(/^(?=## )/m);
  const previous = sections.findIndex((other) => other.startsWith(`## ${heading}\n`));
  sections[previous < 0 ? sections.length : previous] = section;
  const joined = [head, ...sections].map((part) => `${part.trim()}\n`).join("\n");
  await writeFile(file, joined);
  console.log(`\nWrote it to ${file}.`);
}
