/** What a column of a binary `COPY` is read as. `moment`: ISO 8601 in UTC; `json`: parsed. */
export type BinaryType = "int" | "float" | "boolean" | "text" | "json" | "moment" | "ints" | "texts";

/** Signature, flags and the length of an extension that nobody has defined. */
const HEADER_BYTES = 19;
const YEAR_2000_MS = 946_684_800_000;
const TWO_32 = 4_294_967_296;

/**
 * The rows of `COPY … TO STDOUT (FORMAT binary)`, in batches as they come. Binary, because nothing has to be escaped
 * by the database nor unescaped here: a text is the bytes of a text.
 */
export async function* readBinaryRows(
  chunks: AsyncIterable<Buffer>,
  types: readonly BinaryType[],
): AsyncGenerator<unknown[][], void, undefined> {
  let rest: Buffer = Buffer.alloc(0);
  let isBegun = false;
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    if (!isBegun) {
      if (bytes.length < HEADER_BYTES) {
        rest = bytes;
        continue;
      }
      at = HEADER_BYTES;
      isBegun = true;
    }
    const rows: unknown[][] = [];
    for (let end = rowEnd(bytes, at, types.length); end > at; end = rowEnd(bytes, at, types.length)) {
      rows.push(readRow(bytes, at, types));
      at = end;
    }
    rest = bytes.subarray(at);
    if (rows.length > 0) yield rows;
  }
}

/** Where the row that begins at `at` ends; `at` where it is not whole yet or there is none. */
function rowEnd(bytes: Buffer, at: number, columns: number): number {
  if (at + 2 > bytes.length || bytes.readInt16BE(at) === -1) return at;
  let next = at + 2;
  for (let column = 0; column < columns; column += 1) {
    if (next + 4 > bytes.length) return at;
    next += 4 + Math.max(0, bytes.readInt32BE(next));
  }
  return next > bytes.length ? at : next;
}

function readRow(bytes: Buffer, from: number, types: readonly BinaryType[]): unknown[] {
  let at = from + 2;
  return types.map((type) => {
    const length = bytes.readInt32BE(at);
    at += 4;
    if (length === -1) return null;
    const value = readValue(bytes, at, length, type);
    at += length;
    return value;
  });
}

function readValue(bytes: Buffer, at: number, length: number, type: BinaryType): unknown {
  switch (type) {
    case "text":
      return length === 0 ? "" : bytes.toString("utf8", at, at + length);
    case "int":
      return bytes.readInt32BE(at);
    case "float":
      return bytes.readDoubleBE(at);
    case "boolean":
      return bytes[at] === 1;
    case "json":
      return readJson(bytes, at, length);
    case "moment": {
      const microseconds = bytes.readInt32BE(at) * TWO_32 + bytes.readUInt32BE(at + 4);
      return new Date(YEAR_2000_MS + Math.floor(microseconds / 1000)).toISOString();
    }
    default:
      return readList(bytes, at, type === "ints" ? "int" : "text");
  }
}

const EMPTY_JSON: Record<string, () => unknown> = { "[]": () => [], "{}": () => ({}) };

/** `jsonb` is sent as a version byte and text; most are empty, which needs no parser. */
function readJson(bytes: Buffer, at: number, length: number): unknown {
  const text = bytes.toString("utf8", at + 1, at + length);
  return EMPTY_JSON[text]?.() ?? JSON.parse(text);
}

/** Of one dimension: number of dimensions, whether any is null, type, size, lower bound, then length and value of each. */
function readList(bytes: Buffer, at: number, type: "int" | "text"): unknown[] {
  if (bytes.readInt32BE(at) === 0) return [];
  const size = bytes.readInt32BE(at + 12);
  let next = at + 20;
  return Array.from({ length: size }, () => {
    const length = bytes.readInt32BE(next);
    const value = length === -1 ? null : readValue(bytes, next + 4, length, type);
    next += 4 + Math.max(0, length);
    return value;
  });
}
