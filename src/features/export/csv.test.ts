import { describe, expect, it } from "vitest";
import { csvOf } from "@/features/export/csv";

describe("a CSV file", () => {
  it("has a line for the columns and one for each row, as RFC 4180 ends them", () => {
    expect(
      csvOf({
        columns: ["date", "token_issued"],
        rows: [
          ["2026-11-24", 12_345],
          ["2026-11-25", 0],
        ],
      }),
    ).toBe("date,token_issued\r\n2026-11-24,12345\r\n2026-11-25,0\r\n");
  });

  it("quotes what would end a cell or a line", () => {
    expect(csvOf({ columns: ["name"], rows: [['Says "hello", twice'], ["Two\r\nlines"]] })).toBe(
      'name\r\n"Says ""hello"", twice"\r\n"Two\r\nlines"\r\n',
    );
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])("has no formula: %j", (name) => {
    expect(csvOf({ columns: ["name", "difference"], rows: [[name, -1]] })).toBe(
      `name,difference\r\n'${name},-1\r\n`,
    );
  });

  it("begins with a byte order mark where a spreadsheet would misread it, and only there", () => {
    expect(csvOf({ columns: ["name"], rows: [["Übersetzer"]] })).toBe("\uFEFFname\r\nÜbersetzer\r\n");
    expect(csvOf({ columns: ["name"], rows: [["Translator"]] })).toBe("name\r\nTranslator\r\n");
  });
});
