import fc from "fast-check";
import { expect, test } from "vitest";
import { ArrayRows } from "./array-rows";
import { CsvRows } from "./csv-rows";
import type { ImportRow } from "./import-row";
import { LineRows } from "./line-rows";
import { readJsonLine, readTextLine } from "./read-line";

type Reader = {
  push: (bytes: Uint8Array) => ImportRow[] | Promise<ImportRow[]>;
  end: () => ImportRow[] | Promise<ImportRow[]>;
};

/** The rows of a text that comes in pieces of these sizes, again and again. */
async function readInPieces(reader: Reader, text: string | Uint8Array, sizes: readonly number[]) {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const rows: ImportRow[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    rows.push(...(await reader.push(bytes.slice(at, at + size))));
    at += size;
  }
  return [...rows, ...(await reader.end())];
}

const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 });
const values = fc.array(fc.dictionary(fc.string({ unit: "grapheme" }), fc.jsonValue()), { maxLength: 8 });
const plain = (rows: readonly ImportRow[]) => rows.map(({ value }) => value);
const asJson = (value: unknown) => JSON.parse(JSON.stringify(value));

test("lines give back the objects that were written, at their lines, however the bytes are cut", async () => {
  await fc.assert(
    fc.asyncProperty(
      values,
      sizes,
      fc.constantFrom("\n", "\r\n"),
      fc.boolean(),
      async (rows, cuts, end, isEnded) => {
        const text = rows.map((row) => JSON.stringify(row)).join(end) + (isEnded ? end : "");
        const read = await readInPieces(new LineRows(readJsonLine), text, cuts);
        expect(plain(read)).toEqual(asJson(rows));
        expect(read.map(({ place }) => place)).toEqual(rows.map((_, at) => at + 1));
      },
    ),
  );
});

test("a list gives back its elements, at the lines they begin in, however it is laid out and cut", async () => {
  await fc.assert(
    fc.asyncProperty(values, sizes, fc.constantFrom(undefined, 2), async (rows, cuts, indent) => {
      const text = JSON.stringify(rows, null, indent);
      const read = await readInPieces(new ArrayRows({ line: 1, within: false }), text, cuts);
      expect(plain(read)).toEqual(asJson(rows));
      const lines = text.split("\n");
      for (const { place } of read) expect(lines[place - 1]).toMatch(/^\[?\s*\{|^\[/);
    }),
  );
});

test("columns give back what was quoted, however the bytes are cut", async () => {
  const cell = fc.string({ unit: "grapheme", maxLength: 12 }).map((text) => text.replaceAll("\r", ""));
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 6 }), sizes, async (rows, cuts) => {
      const text = ["a,b", ...rows.map((row) => row.map(quote).join(","))].join("\n");
      const read = await readInPieces(new CsvRows(","), text, cuts);
      const wanted = rows.map(([a, b]) => ({ a: a.toWellFormed(), b: b.toWellFormed() }));
      expect(plain(read)).toEqual(wanted);
    }),
  );
});

const oneByOne = (reader: Reader, text: string | Uint8Array) => readInPieces(reader, text, [1000]);
const faults = (rows: readonly ImportRow[]) =>
  rows.flatMap(({ place, fault }) => (fault === null ? [] : [[place, fault]]));

test("a line that is no JSON names its line, and the others are read", async () => {
  const rows = await oneByOne(new LineRows(readJsonLine), '{"a":1}\n\n{"a":}\nnull\n{"a":2');
  expect(plain(rows.filter(({ fault }) => fault === null))).toEqual([{ a: 1 }, null]);
  expect(faults(rows)).toEqual([
    [3, expect.stringContaining("not valid JSON")],
    [5, expect.stringContaining("cut off")],
  ]);
});

test("a line that is no UTF-8 names its line and byte, and the others are read", async () => {
  const bytes = new Uint8Array([
    ...new TextEncoder().encode('{"a":1}\n{"b":"'),
    0xff,
    ...new TextEncoder().encode('"}\n{"c":3}'),
  ]);
  const rows = await oneByOne(new LineRows(readJsonLine), bytes);
  expect(plain(rows)).toEqual([{ a: 1 }, null, { c: 3 }]);
  expect(faults(rows)).toEqual([[2, expect.stringMatching(/^Byte 7 of it is not UTF-8; save/)]]);
});

test("a line of ten megabytes is passed over with its number and beginning", async () => {
  const long = `{"a":"${"x".repeat(10 * 1024 * 1024)}"}`;
  const rows = await readInPieces(new LineRows(readJsonLine), `{"a":1}\n${long}\n{"a":2}`, [1 << 20]);
  expect(plain(rows)).toEqual([{ a: 1 }, null, { a: 2 }]);
  expect(rows[1]).toMatchObject({
    place: 2,
    fault: expect.stringContaining("8 MB"),
    excerpt: expect.stringMatching(/^\{"a":"xxx/),
  });
});

test("text is one prompt a line, without its end, and blank lines are none", async () => {
  const rows = await oneByOne(new LineRows(readTextLine), "One\r\n\r\n  Two\r\n");
  expect(rows.map(({ place, value }) => [place, value])).toEqual([
    [1, "One"],
    [3, "  Two"],
  ]);
});

test.each([
  ['[{"a":1},{"a":', /Line 1: after item 1, the file ends in the middle/],
  ['[{"a":1}\n,,{"a":2}]', /Line 2: after item 1, an item is missing/],
  ['[{"a":1}] x', /something else follows/],
  [`[{"a":"${"x".repeat(9 * 1024 * 1024)}`, /item 1 is longer than 8 MB; a quote or a bracket/],
])("a list that is broken as a whole is refused where it breaks: %#", async (text, message) => {
  await expect(readInPieces(new ArrayRows({ line: 1, within: false }), text, [1 << 20])).rejects.toThrow(
    message,
  );
});

test("an element that is no JSON is a bad row at its line", async () => {
  const rows = await oneByOne(new ArrayRows({ line: 1, within: false }), '[\n{"a":1},\n{a:2},\n{"a":3}\n]');
  expect(plain(rows)).toEqual([{ a: 1 }, null, { a: 3 }]);
  expect(faults(rows)).toEqual([[3, expect.stringContaining("begins here")]]);
});

test("rows of another length are bad rows, counted as a spreadsheet does; a stray quote stands for itself", async () => {
  const rows = await oneByOne(new CsvRows(","), 'a,b\n1,2\n3\n4,5,6\n"x"y,7\n8,9\n');
  expect(plain(rows.filter(({ fault }) => fault === null))).toEqual([
    { a: "1", b: "2" },
    { a: '"x"y', b: "7" },
    { a: "8", b: "9" },
  ]);
  expect(faults(rows)).toEqual([
    [3, expect.stringContaining("It has 1 values, the first row names 2 columns")],
    [4, expect.stringContaining("It has 3 values")],
  ]);
});

test.each([
  ['a,b\n1,2\n"3,4\n5,6\n', /Row 3 opens a quote that is never closed/],
  ["a,a\n1,2\n", /Row 1: the column “a” is named twice/],
])("columns that cannot be trusted are refused: %#", async (text, message) => {
  await expect(oneByOne(new CsvRows(","), text)).rejects.toThrow(message);
});

test("columns that are no UTF-8 are refused with line and byte", async () => {
  const bytes = new Uint8Array([...new TextEncoder().encode("a,b\n1,2\nx"), 0xe9, 0x2c, 0x31]);
  await expect(oneByOne(new CsvRows(","), bytes)).rejects.toThrow(/Line 3: Byte 2 of it is not UTF-8/);
});
