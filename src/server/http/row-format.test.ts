import { describe, expect, test } from "vitest";
import { formatFor, type Row } from "@/server/http/row-format";

const columns = ["name", "count"];

function written(accept: string, ...batches: Row[][]): string | undefined {
  const format = formatFor(accept);
  if (!format) return undefined;
  const rows = batches.map((batch, n) => format.write(batch, columns, n === 0));
  return format.begin(columns) + rows.join("") + format.end;
}

describe("the format that a client prefers", () => {
  test.each([
    [null, "application/json"],
    ["", "application/json"],
    ["*/*", "application/json"],
    ["application/*", "application/json"],
    ["text/*", "text/csv"],
    ["text/csv", "text/csv"],
    ["TEXT/CSV; charset=utf-8", "text/csv"],
    ["application/x-ndjson", "application/x-ndjson"],
    ["text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8", "application/json"],
    ["text/csv;q=0.5, application/json;q=0.4", "text/csv"],
    ["text/csv, application/json", "application/json"],
    ["application/json;q=0, */*", "application/x-ndjson"],
    ["application/*;q=0, */*;q=0.1", "text/csv"],
    ["*/*;q=0.1, text/csv;q=0", "application/json"],
    ["image/png", undefined],
    ["application/json;q=0", undefined],
    ["*/*;q=0", undefined],
    ["nonsense", undefined],
  ])("%s: %s", (accept, mediaType) => {
    expect(formatFor(accept)?.mediaType).toBe(mediaType);
  });
});

describe("rows in each format", () => {
  const rows = [
    { name: 'Says "hello", twice', count: 1 },
    { name: "Two\r\nlines", count: 0 },
  ];

  test("JSON", () => {
    expect(JSON.parse(written("application/json", rows, [{ name: "C", count: 2 }]) ?? "")).toEqual([
      ...rows,
      { name: "C", count: 2 },
    ]);
    expect(written("application/json", [])).toBe("[]");
    expect(written("application/json", rows, [])).toBe(JSON.stringify(rows));
  });

  test("newline-delimited JSON", () => {
    expect(written("application/x-ndjson", rows, [{ name: "C", count: 2 }])).toBe(
      `${JSON.stringify(rows[0])}\n${JSON.stringify(rows[1])}\n{"name":"C","count":2}\n`,
    );
    expect(written("application/x-ndjson", [])).toBe("");
  });

  test("CSV", () => {
    expect(written("text/csv", rows, [{ name: "C", count: 2 }])).toBe(
      'name,count\r\n"Says ""hello"", twice",1\r\n"Two\r\nlines",0\r\nC,2\r\n',
    );
    expect(written("text/csv", [])).toBe("name,count\r\n");
  });

  test.each([
    ["=1+1", "'=1+1"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\tx", "'\tx"],
    ["\rx", '"\'\rx"'],
    ['=HYPERLINK("http://evil.example","x")', '"\'=HYPERLINK(""http://evil.example"",""x"")"'],
    ["a=1", "a=1"],
  ])("no cell of CSV is a formula: %j", (name, cell) => {
    expect(written("text/csv", [{ name, count: -1 }])).toBe(`name,count\r\n${cell},-1\r\n`);
  });
});
