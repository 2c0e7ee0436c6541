import { AppError } from "@/lib/app-error";
import type { FileBytes } from "../../prompt-cleaning/file-bytes";
import { guessMapping } from "../field-mapping";
import { readChunks, startsWith } from "./byte-chunks";
import { columnsBy, type Delimiter } from "./csv-rows";
import { findListStart, listKeys } from "./list-start";
import { showBytes } from "./utf8";

/** How rows stand in a file. `start`: where its list begins, in bytes, and `line` in which. */
export type FileForm =
  | { kind: "parquet" }
  | { kind: "lines" }
  | { kind: "list"; key: string | null; start: number; line: number }
  | { kind: "columns"; delimiter: Delimiter }
  | { kind: "text" };

const HEAD = 256 * 1024;

const refuse = (message: string) => new AppError("bad_request", message);

/** By the content alone; the name decides nothing. Throws `bad_request` naming cause and cure for what holds no rows. */
export async function detectForm(file: FileBytes): Promise<FileForm> {
  if (file.size === 0) throw refuse("The file is empty.");
  refusePacked(await file.read(0, Math.min(file.size, 8)));
  if (startsWith(await file.read(0, Math.min(file.size, 4)), PARQUET)) return { kind: "parquet" };
  const bytes = await headOf(file);
  refuseEncodings(bytes);
  const text = showBytes(bytes);
  const start = text.trimStart();
  if (start === "") throw refuse("The file is empty: it holds nothing but white space.");
  if (start.startsWith("[")) return { kind: "list", key: null, start: 0, line: 1 };
  if (start.startsWith("{")) return formOfObject(bytes);
  refusePromptFile(start);
  const delimiter = delimiterOf(start);
  return delimiter === null ? { kind: "text" } : { kind: "columns", delimiter };
}

const PARQUET = [0x50, 0x41, 0x52, 0x31];

async function headOf(file: FileBytes): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of readChunks(file)) {
    parts.push(chunk);
    size += chunk.length;
    if (size >= HEAD) break;
  }
  const head = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    head.set(part, at);
    at += part.length;
  }
  return head.subarray(0, HEAD);
}

function refusePacked(start: Uint8Array): void {
  const packed: [string, number[]][] = [
    ["a ZIP archive or a workbook; unpack it, or save the sheet as CSV", [0x50, 0x4b, 0x03, 0x04]],
    ["compressed by Zstandard; unpack it with unzstd", [0x28, 0xb5, 0x2f, 0xfd]],
    ["compressed by bzip2; unpack it with bunzip2", [0x42, 0x5a, 0x68]],
    ["compressed by xz; unpack it with unxz", [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
    ["a PDF; give its text", [0x25, 0x50, 0x44, 0x46]],
  ];
  const found = packed.find(([, magic]) => startsWith(start, magic));
  if (found !== undefined) throw refuse(`The file is ${found[0]}.`);
}

function refuseEncodings(bytes: Uint8Array): void {
  const isMarked = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);
  const looked = bytes.subarray(0, 4096);
  const zeros = looked.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  if (isMarked || (zeros > 0 && zeros >= looked.length * 0.2)) {
    throw refuse(
      isMarked || isHalfZeros(looked)
        ? "The file is UTF-16; save it as UTF-8, e.g. with iconv -f UTF-16 -t UTF-8."
        : "The file is no text: many of its first bytes are zero; give JSON, CSV, text or Parquet.",
    );
  }
}

/** Text of few alphabets in UTF-16: every second byte is zero. */
function isHalfZeros(bytes: Uint8Array): boolean {
  const even = bytes.filter((byte, at) => at % 2 === 0 && byte === 0).length;
  const odd = bytes.filter((byte, at) => at % 2 === 1 && byte === 0).length;
  return Math.max(even, odd) > bytes.length * 0.35 && Math.min(even, odd) < bytes.length * 0.05;
}

/** One object a line, or one object that holds a list of rows. */
function formOfObject(bytes: Uint8Array): FileForm {
  const found = findListStart(bytes);
  if (found.is === "list") return { kind: "list", key: found.key, start: found.start, line: found.line };
  if (found.is === "nowhere") {
    throw refuse(
      `The file is one JSON object, and none of its fields that is a list is called ${listKeys.join(", ")}; put the rows into one list, or one a line.`,
    );
  }
  return { kind: "lines" };
}

function refusePromptFile(text: string): void {
  if (!/^# \S/.test(text) || !/^## /m.test(text)) return;
  throw refuse(
    "This is a prompt file: principles and exemplars, no records. Import it under Constitutions, where it becomes one.",
  );
}

/** The separator by which the first rows have the same number of columns; null where none does. */
function delimiterOf(head: string): Delimiter | null {
  const tried = ([",", "\t", ";"] as const).map((delimiter) => ({
    delimiter,
    ...columnsBy(head, delimiter),
  }));
  const likely = tried.filter(
    ({ columns, agree, names }) => columns > 1 && areNames(names) && agree >= (isKnown(names) ? 0.3 : 0.6),
  );
  return likely.sort((a, b) => b.agree - a.agree || b.columns - a.columns)[0]?.delimiter ?? null;
}

/** Rows may be ragged where the first one names what records have. */
const isKnown = (names: readonly string[]) => guessMapping(names).instruction !== undefined;

/** Names of columns are short; a sentence with a comma in it is none. */
const areNames = (names: readonly string[]) =>
  names.every((name) => name.length <= 60 && name.split(/\s+/).length <= 4 && !/[.!?]$/.test(name));
