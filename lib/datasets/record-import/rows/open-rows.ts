import type { FileBytes } from "../../prompt-cleaning/file-bytes";
import { ArrayRows } from "./array-rows";
import { readChunks } from "./byte-chunks";
import { CsvRows } from "./csv-rows";
import type { FileForm } from "./file-form";
import type { ImportRow } from "./import-row";
import { LineRows } from "./line-rows";
import { parquetRows } from "./parquet-rows";
import { readJsonLine, readTextLine } from "./read-line";

type RowReader = {
  push: (bytes: Uint8Array) => ImportRow[] | Promise<ImportRow[]>;
  end: () => ImportRow[] | Promise<ImportRow[]>;
};

/** How a person finds a place in a file of this form. */
export const unitOf = ({ kind }: FileForm): "line" | "row" =>
  kind === "parquet" || kind === "columns" ? "row" : "line";

/**
 * The rows of a file in batches, bad ones among them; holds about a megabyte of the file at a time, whatever its size.
 * `columns`: of a Parquet file only these are read; null: all. Throws `bad_request` for a file that is broken as a
 * whole.
 */
export async function* openRows(
  file: FileBytes,
  form: FileForm,
  columns: readonly string[] | null,
): AsyncGenerator<ImportRow[]> {
  if (form.kind === "parquet") {
    yield* parquetRows(file, columns);
    return;
  }
  const reader = readerOf(form);
  let before = form.kind === "list" ? form.start : 0;
  for await (const chunk of readChunks(file)) {
    const bytes = before === 0 ? chunk : chunk.subarray(before);
    before = Math.max(0, before - chunk.length);
    const rows = await reader.push(bytes);
    if (rows.length > 0) yield rows;
  }
  const rest = await reader.end();
  if (rest.length > 0) yield rest;
}

function readerOf(form: Exclude<FileForm, { kind: "parquet" }>): RowReader {
  switch (form.kind) {
    case "lines":
      return new LineRows(readJsonLine);
    case "text":
      return new LineRows(readTextLine);
    case "list":
      return new ArrayRows({ line: form.line, within: form.key !== null });
    case "columns":
      return new CsvRows(form.delimiter);
  }
}
