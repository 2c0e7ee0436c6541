import { AppError } from "@/lib/app-error";

/** One row may have so many bytes; a file that has none of its ends would fill the memory. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Cuts what comes in pieces of any size into the texts of its rows. */
export type RowSplitter = {
  /** The texts that ended in this piece. Throws `bad_request` for what is no row at all. */
  push: (bytes: Uint8Array) => string[];
  /** The text that the file ended with. Throws `bad_request` for a file that stops in the middle. */
  end: () => string[];
};

/** What is held of a row that has not ended yet. */
class Unfinished {
  private parts: Uint8Array[] = [];
  private size = 0;
  private readonly decoder = new TextDecoder();

  add(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.size += bytes.length;
    if (this.size > MOST_BYTES) {
      throw new AppError(
        "bad_request",
        `A row has more than ${MOST_BYTES / 1024 / 1024} MB; this is no file of prompts.`,
      );
    }
    // A copy: the piece belongs to whoever reads the file.
    this.parts.push(bytes.slice());
  }

  take(last: Uint8Array): string {
    if (this.parts.length === 0) return this.decoder.decode(last);
    this.add(last);
    const whole = new Uint8Array(this.size);
    let at = 0;
    for (const part of this.parts) {
      whole.set(part, at);
      at += part.length;
    }
    this.parts = [];
    this.size = 0;
    return this.decoder.decode(whole);
  }
}

const LINE_FEED = 0x0a;

/** One row a line; lines of white space are none. */
export function splitLines(): RowSplitter {
  const unfinished = new Unfinished();
  const rows = (text: string) => (text.trim() === "" ? [] : [text]);
  return {
    push(bytes) {
      const found: string[] = [];
      let start = 0;
      for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, start)) {
        found.push(...rows(unfinished.take(bytes.subarray(start, at))));
        start = at + 1;
      }
      unfinished.add(bytes.subarray(start));
      return found;
    },
    end: () => rows(unfinished.take(new Uint8Array())),
  };
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const isOpening = (byte: number) => byte === 0x5b || byte === 0x7b;
const isClosing = (byte: number) => byte === 0x5d || byte === 0x7d;
const isSpace = (byte: number) => byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;

/**
 * One row an element of a JSON array. Only where elements begin and end is read here: brackets, quotes, commas, all of
 * them single bytes in UTF-8; what is in one is for JSON.parse to read.
 */
export function splitArray(): RowSplitter {
  const unfinished = new Unfinished();
  let depth = 0;
  let isInText = false;
  let isEscaped = false;
  let hasEnded = false;
  let elements = 0;
  const refuse = (what: string): never => {
    throw new AppError("bad_request", `After item ${elements}, ${what}; this is not one valid JSON array.`);
  };
  return {
    push(bytes) {
      const found: string[] = [];
      let start = 0;
      const endElement = (at: number, isLast: boolean) => {
        const text = unfinished.take(bytes.subarray(start, at));
        start = at + 1;
        if (text.trim() === "") {
          if (isLast && elements === 0) return;
          refuse("an item is missing");
        }
        elements += 1;
        found.push(text);
      };
      for (let at = 0; at < bytes.length; at += 1) {
        const byte = bytes[at]!;
        if (isInText) {
          if (isEscaped) isEscaped = false;
          else if (byte === BACKSLASH) isEscaped = true;
          else if (byte === QUOTE) isInText = false;
        } else if (depth === 0) {
          if (isSpace(byte)) continue;
          if (hasEnded || byte !== 0x5b) refuse("something else follows");
          depth = 1;
          start = at + 1;
        } else if (byte === QUOTE) isInText = true;
        else if (isOpening(byte)) depth += 1;
        else if (byte === COMMA && depth === 1) endElement(at, false);
        else if (isClosing(byte)) {
          depth -= 1;
          if (depth > 0) continue;
          if (byte !== 0x5d) refuse("a brace ends the array");
          endElement(at, true);
          hasEnded = true;
        }
      }
      if (depth > 0) unfinished.add(bytes.subarray(start));
      return found;
    },
    end() {
      if (!hasEnded) refuse("the file ends in the middle");
      return [];
    },
  };
}
