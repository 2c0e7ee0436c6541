import { AppError } from "@/lib/app-error";
import { readParquetRows } from "./read-parquet-rows";
import { splitArray, splitLines } from "./split-rows";

/** A file of any size, read where it is asked for. */
export type FileBytes = {
  size: number;
  /** The bytes from `start` up to, not with, `end`. */
  read: (start: number, end: number) => Promise<Uint8Array<ArrayBuffer>>;
};

/** One row and how a person finds it, counted from 1. */
export type FileRow = {
  unit: "line" | "item" | "row";
  position: number;
  /** Null where it is not valid JSON. */
  parsed: { value: unknown } | null;
};

const CHUNK = 1024 * 1024;
const BOM = [0xef, 0xbb, 0xbf];

/** How rows stand in a file. Parquet is known by its first four bytes, a JSON array by its bracket. */
export type FileForm = "parquet" | "array" | "lines";

export async function detectFileForm(file: FileBytes): Promise<FileForm> {
  const head = await file.read(0, Math.min(file.size, 4096));
  const text = new TextDecoder().decode(head);
  if (text.startsWith("PAR1")) return "parquet";
  return text.trimStart().startsWith("[") ? "array" : "lines";
}

/**
 * The rows of a file in batches, of a Parquet file with the columns named alone; holds about a batch at a time,
 * whatever the file's size. Throws `bad_request` for a file that stops in the middle.
 */
export async function* readFileRows(file: FileBytes, columns: readonly string[]): AsyncGenerator<FileRow[]> {
  const form = await detectFileForm(file);
  if (form === "parquet") {
    let position = 0;
    for await (const rows of readParquetRows(file, columns)) {
      yield rows.map((value) => ({ unit: "row", position: ++position, parsed: { value } }));
    }
    return;
  }
  const splitter = form === "array" ? splitArray() : splitLines();
  const unit = form === "array" ? "item" : "line";
  let position = 0;
  const toRows = (texts: string[]): FileRow[] =>
    texts.map((text) => ({ unit, position: ++position, parsed: parseJson(text) }));
  for (let at = await afterBom(file); at < file.size; at += CHUNK) {
    const rows = toRows(splitter.push(await file.read(at, Math.min(file.size, at + CHUNK))));
    if (rows.length > 0) yield rows;
  }
  const rest = toRows(splitter.end());
  if (rest.length > 0) yield rest;
  if (position === 0 && form === "lines") throw new AppError("bad_request", "The file has no rows.");
}

async function afterBom(file: FileBytes): Promise<number> {
  const head = await file.read(0, Math.min(file.size, BOM.length));
  return BOM.every((byte, at) => head[at] === byte) ? BOM.length : 0;
}

function parseJson(text: string): FileRow["parsed"] {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}
