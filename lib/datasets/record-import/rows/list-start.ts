/** What the list of rows is called where a file is one object. */
export const listKeys = ["data", "rows", "records", "examples", "items", "train"] as const;

export type ListStart =
  /** One object a line. */
  | { is: "lines" }
  /** A list of rows under a key; `start`: the place of its bracket in bytes. */
  | { is: "list"; key: string; start: number; line: number }
  /** One object over several lines that holds no list of rows. */
  | { is: "nowhere" };

/** Where the rows stand in a file that begins with an object, by its beginning. */
export function findListStart(head: Uint8Array): ListStart {
  const lines = new TextDecoder().decode(head).split("\n");
  const isOneLine = lines.slice(1).every((line) => line.trim() === "");
  if (isWholeObject(lines[0] ?? "") && !isOneLine) return { is: "lines" };
  const list = findList(head);
  if (list !== null) return { is: "list", ...list };
  const hasRows = isOneLine || lines.slice(1).some(isWholeObject);
  return hasRows ? { is: "lines" } : { is: "nowhere" };
}

function isWholeObject(line: string): boolean {
  if (!line.trimStart().startsWith("{")) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LINE_FEED = 0x0a;

/** The first list of objects under one of the keys, directly in the object that the bytes begin with. */
function findList(bytes: Uint8Array): { key: string; start: number; line: number } | null {
  let depth = 0;
  let line = 1;
  let key = "";
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    if (byte === LINE_FEED) line += 1;
    else if (byte === QUOTE) {
      const end = endOfText(bytes, at);
      if (depth === 1) key = new TextDecoder().decode(bytes.subarray(at + 1, end));
      at = end;
    } else if (byte === 0x5b || byte === 0x7b) {
      const isKnown = listKeys.some((one) => one === key);
      if (byte === 0x5b && depth === 1 && isKnown && isOfObjects(bytes, at)) return { key, start: at, line };
      depth += 1;
    } else if (byte === 0x5d || byte === 0x7d) {
      depth -= 1;
      if (depth === 0) return null;
    }
  }
  return null;
}

function endOfText(bytes: Uint8Array, start: number): number {
  for (let at = start + 1; at < bytes.length; at += 1) {
    if (bytes[at] === BACKSLASH) at += 1;
    else if (bytes[at] === QUOTE) return at;
  }
  return bytes.length;
}

/** An object stands first in the list, or nothing at all. */
function isOfObjects(bytes: Uint8Array, start: number): boolean {
  const first = bytes.subarray(start + 1).find((byte) => ![0x20, 0x09, LINE_FEED, 0x0d].includes(byte));
  return first === 0x7b || first === 0x5d;
}
