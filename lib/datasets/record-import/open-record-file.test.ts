import { parquetWriteBuffer } from "hyparquet-writer";
import { expect, test } from "vitest";
import type { FileBytes } from "../prompt-cleaning/file-bytes";
import { lookAtFile, readRows } from "./open-record-file";
import { previewRecords } from "./preview-records";
import { problemsAsCsv } from "./problems-csv";
import type { ImportRow } from "./rows/import-row";

function bytesOf(content: string | Uint8Array): FileBytes {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return {
    size: bytes.length,
    read: async (start, end) => bytes.slice(start, end) as Uint8Array<ArrayBuffer>,
  };
}

async function rowsOf(content: string | Uint8Array): Promise<ImportRow[]> {
  const file = bytesOf(content);
  const { form, guesses, mapping } = await lookAtFile(file, "x");
  const rows: ImportRow[] = [];
  for await (const batch of readRows(file, {
    name: "x",
    form,
    format: guesses[0]?.format ?? "fields",
    mapping,
  }))
    rows.push(...batch);
  return rows;
}

const gzip = async (text: string) =>
  new Uint8Array(
    await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer(),
  );

const row = { instruction: "Name a river", output: "The Rhine" };
const line = JSON.stringify(row);
const parquet = () =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: "instruction", data: ["Name a river", "Name a sea"] },
        { name: "output", data: ["The Rhine", "The Baltic"] },
        { name: "n", data: [1n, 2n] },
      ],
    }),
  );

test.each([
  ["lines", line, "lines"],
  ["lines after a byte order mark", `\ufeff${line}\n`, "lines"],
  ["lines with carriage returns", `${line}\r\n${line}\r\n`, "lines"],
  ["lines of which the first is broken", `{"instruction": "cut\n${line}\n`, "lines"],
  ["a list", `\n [${line}]`, "list"],
  ["an object with a list", JSON.stringify({ version: 1, data: [row] }), "list"],
  [
    "an object with a list, over several lines",
    JSON.stringify({ about: { data: [] }, rows: [row] }, null, 2),
    "list",
  ],
  ["one object over several lines would be refused, one a line is not", `${line}\n`, "lines"],
  ["columns by comma", "instruction,output\nName a river,The Rhine\n", "columns"],
  ["columns by semicolon", 'instruction;output\n"Name a river";"The Rhine"\n', "columns"],
  ["columns by tab", "instruction\toutput\nName a river\tThe Rhine\n", "columns"],
])("%s are known by the content", async (_, content, kind) => {
  const { form, guesses, rows } = await lookAtFile(bytesOf(content), "x");
  expect(form.kind).toBe(kind);
  expect(guesses[0]).toMatchObject({ format: "alpaca" });
  expect(rows.filter(({ fault }) => fault === null).map(({ value }) => value)).toContainEqual(row);
});

test("plain text is one prompt a line, commas and all", async () => {
  const { form, guesses } = await lookAtFile(bytesOf("Name a river, and its towns.\nName a sea.\n"), "x");
  expect([form.kind, guesses[0]?.format]).toEqual(["text", "text"]);
});

test("Parquet and gzip are read as what they hold", async () => {
  expect((await rowsOf(parquet())).map(({ place, value }) => [place, value])).toEqual([
    [1, { instruction: "Name a river", output: "The Rhine", n: 1 }],
    [2, { instruction: "Name a sea", output: "The Baltic", n: 2 }],
  ]);
  expect(await rowsOf(await gzip(`${line}\n${line}`))).toHaveLength(2);
});

test("an object with a list is read to the list's end, at its lines, whatever follows", async () => {
  const text = JSON.stringify({ a: 1, rows: [row, row], z: [1, { rows: [] }] }, null, 1);
  const rows = await rowsOf(text);
  expect(rows.map(({ value }) => value)).toEqual([row, row]);
  expect(rows.map(({ place }) => text.split("\n")[place - 1]?.trim())).toEqual(["{", "{"]);
});

const prompt = "# Ada\n\n## General Rules\n\nAda helps.\n\n1 (kind). Be kind.\n";
test.each<[string, () => string | Uint8Array | Promise<Uint8Array>, RegExp]>([
  ["an empty file", () => "", /^x: The file is empty/],
  ["white space", () => " \n\n", /nothing but white space/],
  ["UTF-16 with its mark", () => new Uint8Array([0xff, 0xfe, 0x7b, 0]), /UTF-16; save it as UTF-8/],
  ["UTF-16 without it", () => new Uint8Array(Buffer.from(line, "utf16le")), /UTF-16; save it as UTF-8/],
  ["zeros", () => new Uint8Array(64), /no text/],
  [
    "a ZIP archive named .jsonl",
    () => new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]),
    /ZIP archive or a workbook; unpack/,
  ],
  ["Zstandard", () => new Uint8Array([0x28, 0xb5, 0x2f, 0xfd, 0]), /unzstd/],
  ["a prompt file", () => prompt, /prompt file: .*Import it under Constitutions/],
  [
    "one object without rows",
    () => JSON.stringify({ a: 1, b: { c: 2 } }, null, 2),
    /one JSON object, and none of its fields/,
  ],
  ["a cut list", () => `[${line},{"instr`, /^x, line 1: after item 1, the file ends in the middle/],
  ["a broken Parquet file", () => "PAR1 and nothing more PAR1", /^x: The Parquet file cannot be read/],
  ["a cut Parquet file", () => parquet().slice(0, 60), /^x: The Parquet file cannot be read/],
  [
    "a cut gzip file",
    async () => (await gzip(line.repeat(50))).slice(0, 40),
    /gzip file is damaged or cut off; copy it again/,
  ],
  ["gzip that grows without end", () => gzip("0".repeat(60_000_000)), /grows to more than 200 times/],
  ["columns named twice", () => "instruction,output,output\na,b,c\nd,e,f\n", /named twice; name each/],
])("%s is refused with cause and cure", async (_, content, message) => {
  await expect(rowsOf(await content())).rejects.toThrow(message);
});

test("a preview shows the first twenty records as they will be, and the problems among them", async () => {
  const lines = Array.from({ length: 30 }, (_, at) => (at === 1 ? "{" : line));
  const { rows, mapping } = await lookAtFile(bytesOf(lines.join("\n")), "x");
  const preview = previewRecords(rows, "alpaca", { turns: "first", mapping });
  expect(preview.records).toHaveLength(20);
  expect(preview.records[1]).toMatchObject({ place: 3, record: { instruction: "Name a river" } });
  expect(preview.problems).toMatchObject([{ place: 2, message: expect.stringContaining("not valid JSON") }]);
});

test("problems become columns that no spreadsheet takes for formulas", () => {
  const csv = problemsAsCsv([{ file: "a.csv", place: 3, message: 'It has a "quote".', excerpt: "=1+1" }]);
  expect(csv).toBe(`file,place,problem,excerpt\r\n"a.csv",3,"It has a ""quote"".","'=1+1"\r\n`);
});
