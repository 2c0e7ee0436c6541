import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { expect, it } from "vitest";
import { anyText } from "@/testing/exportable-record";
import { column, nullable } from "./column";
import { csvHeader, writeCsvRow } from "./csv";

const columns = [column("name"), nullable("note"), column("tags", "strings"), column("count", "int")];
const rows = fc.array(
  fc.record({
    name: anyText,
    note: fc.option(anyText),
    tags: fc.array(anyText, { maxLength: 3 }),
    count: fc.integer(),
  }),
  { minLength: 1, maxLength: 8 },
);

it("is read back by a CSV reader as it was, but for the apostrophe before what looks like a formula", () => {
  const guarded = (text: string) => (/^[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text);
  fc.assert(
    fc.property(rows, (rows) => {
      const file = csvHeader(columns) + rows.map((row) => writeCsvRow(row, columns)).join("");
      expect(parse(file, { columns: true, record_delimiter: "\n" })).toEqual(
        rows.map(({ name, note, tags, count }) => ({
          name: guarded(name),
          note: note === null ? "" : guarded(note),
          tags: JSON.stringify(tags),
          count: String(count),
        })),
      );
    }),
  );
});

it("says the same as the usual writer of CSV where no quotes are a matter of taste", () => {
  const plain = fc.stringMatching(/^[a-z]([a-z",\n]*[a-z])?$/);
  fc.assert(
    fc.property(plain, plain, (one, other) => {
      const two = [column("one"), column("other")];
      expect(writeCsvRow({ one, other }, two)).toBe(stringify([[one, other]]));
    }),
  );
});

it("tells null, which is an empty cell, from an empty text, which stands in quotes", () => {
  expect(writeCsvRow({ name: "", note: null, tags: [], count: -1 }, columns)).toBe('"",,[],-1\n');
});

it("keeps a spreadsheet from computing what a model wrote, and leaves numbers alone", () => {
  expect(writeCsvRow({ name: "=1+1", note: "-x", tags: [], count: -5 }, columns)).toBe("'=1+1,'-x,[],-5\n");
});
