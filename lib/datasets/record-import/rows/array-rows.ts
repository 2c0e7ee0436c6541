import { AppError } from "@/lib/app-error";
import { badRow, goodRow, type ImportRow, MOST_ROW_BYTES, MOST_ROW_WORDS } from "./import-row";
import { causeOf } from "./read-line";
import { decodeUtf8, firstInvalidByte, notUtf8, showBytes } from "./utf8";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const LINE_FEED = 0x0a;
const isOpening = (byte: number) => byte === 0x5b || byte === 0x7b;
const isClosing = (byte: number) => byte === 0x5d || byte === 0x7d;
const isSpace = (byte: number) => byte === 0x20 || byte === 0x09 || byte === LINE_FEED || byte === 0x0d;

/**
 * Cuts a JSON array that comes in pieces into its elements and reads each; an element's place is the line that it
 * begins in. Only where elements begin and end is read here: brackets, quotes, commas, single bytes in UTF-8. An
 * element that is no JSON is a bad row; an array that is none is an error that names line and item.
 */
export class ArrayRows {
  private parts: Uint8Array[] = [];
  private held = 0;
  private depth = 0;
  private isInText = false;
  private isEscaped = false;
  private hasEnded = false;
  private items = 0;
  private line: number;
  /** Where the element begins that is being read; 0 before its first byte. */
  private startLine = 0;

  /** `within`: the array is a part of an object, of which what follows is passed over. */
  constructor(private readonly options: { line: number; within: boolean }) {
    this.line = options.line;
  }

  push(bytes: Uint8Array): ImportRow[] {
    const rows: ImportRow[] = [];
    if (this.hasEnded && this.options.within) return rows;
    let start = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at]!;
      if (byte === LINE_FEED) this.line += 1;
      if (this.isInText) {
        if (this.isEscaped) this.isEscaped = false;
        else if (byte === BACKSLASH) this.isEscaped = true;
        else if (byte === QUOTE) this.isInText = false;
        continue;
      }
      if (isSpace(byte)) continue;
      if (this.depth === 0) {
        if (this.hasEnded || byte !== 0x5b) this.refuse("something else follows it");
        this.depth = 1;
        start = at + 1;
        continue;
      }
      if (this.depth === 1 && (byte === COMMA || isClosing(byte))) {
        if (byte === 0x7d) this.refuse("a brace ends the list");
        this.take(bytes.subarray(start, at), rows, byte !== COMMA);
        start = at + 1;
        if (byte === COMMA) continue;
        this.depth = 0;
        this.hasEnded = true;
        if (this.options.within) return rows;
        continue;
      }
      if (this.startLine === 0) this.startLine = this.line;
      if (byte === QUOTE) this.isInText = true;
      else if (isOpening(byte)) this.depth += 1;
      else if (isClosing(byte)) this.depth -= 1;
    }
    if (this.depth > 0) this.hold(bytes.subarray(start));
    return rows;
  }

  end(): ImportRow[] {
    if (!this.hasEnded)
      this.refuse(
        "the file ends in the middle of the list; it was cut off: copy the file again, or end the list",
      );
    return [];
  }

  private take(last: Uint8Array, rows: ImportRow[], isLast: boolean): void {
    const line = this.startLine;
    if (line === 0) {
      if (isLast && this.items === 0) return;
      this.refuse("an item is missing");
    }
    const bytes = this.joined(last);
    this.items += 1;
    this.startLine = 0;
    rows.push(readItem(bytes, line));
  }

  private hold(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.parts.push(bytes);
    this.held += bytes.length;
    if (this.held > MOST_ROW_BYTES) {
      const at = this.startLine === 0 ? this.line : this.startLine;
      throw refused(
        `Line ${at}: item ${this.items + 1} is longer than ${MOST_ROW_WORDS}; a quote or a bracket in it may not be closed.`,
        at,
      );
    }
  }

  private joined(last: Uint8Array): Uint8Array {
    if (this.parts.length === 0) return last;
    const whole = new Uint8Array(this.held + last.length);
    let at = 0;
    for (const part of [...this.parts, last]) {
      whole.set(part, at);
      at += part.length;
    }
    this.parts = [];
    this.held = 0;
    return whole;
  }

  private refuse(what: string): never {
    throw refused(
      `Line ${this.line}: after item ${this.items}, ${what}; this is not one valid JSON list.`,
      this.line,
    );
  }
}

const refused = (message: string, line: number) => new AppError("bad_request", message, { line });

function readItem(bytes: Uint8Array, line: number): ImportRow {
  const text = decodeUtf8(bytes);
  if (text === null) return badRow(line, notUtf8(firstInvalidByte(bytes)), showBytes(bytes).trim());
  try {
    return goodRow(line, JSON.parse(text));
  } catch (error) {
    return badRow(line, `The item that begins here is not valid JSON (${causeOf(error)}).`, text.trim());
  }
}
