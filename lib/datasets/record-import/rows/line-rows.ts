import { badRow, type ImportRow, MOST_ROW_BYTES, MOST_ROW_WORDS } from "./import-row";
import { decodeUtf8, firstInvalidByte, notUtf8, showBytes } from "./utf8";

const LINE_FEED = 0x0a;

/** What a line becomes; null for one that is passed over. `isCut`: the file ends in it, without an end of line. */
type ReadLine = (text: string, line: number, isCut: boolean) => ImportRow | null;

/**
 * Cuts what comes in pieces of any size into lines and reads each. Whole pieces are decoded at once; only where that
 * fails is each line looked at. A line that is too long is passed over without being held.
 */
export class LineRows {
  private parts: Uint8Array[] = [];
  private held = 0;
  private line = 0;
  private isTooLong = false;

  constructor(private readonly read: ReadLine) {}

  push(bytes: Uint8Array): ImportRow[] {
    const last = bytes.lastIndexOf(LINE_FEED);
    if (last === -1) {
      this.hold(bytes);
      return [];
    }
    const rows: ImportRow[] = [];
    let from = 0;
    if (this.isTooLong) {
      from = bytes.indexOf(LINE_FEED) + 1;
      rows.push(this.tooLong());
    }
    if (last >= from) this.readLines(this.joined(bytes.subarray(from, last)), rows, false);
    this.hold(bytes.subarray(last + 1));
    return rows;
  }

  end(): ImportRow[] {
    if (this.isTooLong) return [this.tooLong()];
    const rows: ImportRow[] = [];
    const rest = this.joined(new Uint8Array());
    if (rest.length > 0) this.readLines(rest, rows, true);
    return rows;
  }

  private hold(bytes: Uint8Array): void {
    if (bytes.length === 0 || this.isTooLong) return;
    this.parts.push(bytes);
    this.held += bytes.length;
    if (this.held <= MOST_ROW_BYTES) return;
    this.isTooLong = true;
    this.parts = [this.parts[0]!.slice(0, 400)];
  }

  private tooLong(): ImportRow {
    this.line += 1;
    const excerpt = showBytes(this.parts[0] ?? new Uint8Array());
    this.parts = [];
    this.held = 0;
    this.isTooLong = false;
    return badRow(
      this.line,
      `It is longer than ${MOST_ROW_WORDS}; break it into one record a line.`,
      excerpt,
    );
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

  private readLines(block: Uint8Array, rows: ImportRow[], isCut: boolean): void {
    const text = decodeUtf8(block);
    if (text === null) {
      this.readEachLine(block, rows, isCut);
      return;
    }
    for (let start = 0; start <= text.length; ) {
      const found = text.indexOf("\n", start);
      const end = found === -1 ? text.length : found;
      this.take(text.slice(start, end), rows, isCut && found === -1);
      start = end + 1;
    }
  }

  private readEachLine(block: Uint8Array, rows: ImportRow[], isCut: boolean): void {
    for (let start = 0; start <= block.length; ) {
      const found = block.indexOf(LINE_FEED, start);
      const end = found === -1 ? block.length : found;
      const bytes = block.subarray(start, end);
      const text = decodeUtf8(bytes);
      if (text !== null) this.take(text, rows, isCut && found === -1);
      else {
        this.line += 1;
        rows.push(badRow(this.line, notUtf8(firstInvalidByte(bytes)), showBytes(bytes)));
      }
      start = end + 1;
    }
  }

  private take(text: string, rows: ImportRow[], isCut: boolean): void {
    this.line += 1;
    const row = this.read(text, this.line, isCut);
    if (row !== null) rows.push(row);
  }
}
