import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyRecord } from "@/testing/exportable-record";
import { containers } from "./containers";
import { openFormat } from "./export-formats";

const { columns, rowsOf } = openFormat({ name: "studio", hasRawText: true });
const rows = fc.array(anyRecord, { maxLength: 5 }).map((records) => rowsOf(records, 0));

function file(name: "jsonl" | "json", written: ReturnType<typeof rowsOf>): string {
  const framing = containers[name].framing!;
  const body = written.map((row) => framing.row(row, columns)).join(framing.between);
  return framing.opening(columns) + body + framing.closing(written.length > 0);
}

describe("a file of rows", () => {
  it("is one line a row in JSONL, ended by a newline", () => {
    fc.assert(
      fc.property(rows, (written) => {
        const lines = file("jsonl", written).split("\n");
        expect(lines.pop()).toBe("");
        expect(lines.map((line) => JSON.parse(line))).toEqual(written);
      }),
    );
  });

  it("is an array in JSON, also without rows", () => {
    fc.assert(
      fc.property(rows, (written) => {
        expect(JSON.parse(file("json", written))).toEqual(written);
      }),
    );
    expect(JSON.parse(file("json", []))).toEqual([]);
  });

  it("is nothing at all in JSONL without rows", () => {
    expect(file("jsonl", [])).toBe("");
  });
});
