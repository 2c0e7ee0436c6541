import { type CsvError, type Parser, parse } from "csv-parse";
import { parse as parseText } from "csv-parse/sync";
import { AppError } from "@/lib/app-error";
import { badRow, goodRow, type ImportRow, MOST_ROW_BYTES, MOST_ROW_WORDS } from "./import-row";
import { firstInvalidByte, notUtf8 } from "./utf8";

export type Delimiter = "," | "\t" | ";";

/**
 * Reads columns that come in pieces. The first row names them; a row's place is counted as a spreadsheet does, the
 * names being row 1. A row with another number of values is a bad row. A quote in the middle of a value stands for
 * itself; one that is never closed swallows what follows, so the file is refused.
 */
export class CsvRows {
  private readonly parser: Parser;
  private names: string[] | null = null;
  private row = 0;
  private line = 1;
  private rows: ImportRow[] = [];
  private failure: unknown = null;
  private readonly utf8 = new TextDecoder("utf-8", { fatal: true });

  constructor(delimiter: Delimiter) {
    this.parser = parse({
      delimiter,
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      relax_quotes: true,
      max_record_size: MOST_ROW_BYTES,
    });
    this.parser.on("data", (values: string[]) => this.take(values));
    this.parser.on("error", (error) => {
      this.failure ??= this.refused(error);
    });
  }

  async push(bytes: Uint8Array): Promise<ImportRow[]> {
    this.checkUtf8(bytes);
    await new Promise<void>((resolve) => this.parser.write(bytes, () => resolve()));
    return this.taken();
  }

  async end(): Promise<ImportRow[]> {
    await new Promise<void>((resolve) => {
      this.parser.once("end", resolve);
      this.parser.once("error", () => resolve());
      this.parser.end();
    });
    return this.taken();
  }

  private taken(): ImportRow[] {
    if (this.failure !== null) throw this.failure;
    const rows = this.rows;
    this.rows = [];
    return rows;
  }

  private take(values: string[]): void {
    this.row += 1;
    if (this.names === null) {
      this.names = columnNames(values);
      const twice = this.names.find((name, at) => this.names?.indexOf(name) !== at);
      if (twice !== undefined) {
        this.failure ??= new AppError(
          "bad_request",
          `Row 1: the column “${twice}” is named twice; name each column differently.`,
          { line: 1 },
        );
      }
      return;
    }
    const { names } = this;
    if (values.length !== names.length) {
      const fault = `It has ${values.length} values, the first row names ${names.length} columns; quote a value that holds a separator or a line break.`;
      this.rows.push(badRow(this.row, fault, values.join(" | ")));
      return;
    }
    const value: Record<string, string> = {};
    for (let at = 0; at < names.length; at += 1) value[names[at]!] = values[at]!;
    this.rows.push(goodRow(this.row, value));
  }

  private refused(error: Error): AppError {
    const row = this.row + 1;
    const isTooLong = (error as CsvError).code === "CSV_MAX_RECORD_SIZE";
    const why = isTooLong ? `is longer than ${MOST_ROW_WORDS}` : "opens a quote that is never closed";
    return new AppError(
      "bad_request",
      `Row ${row} ${why}; close the quote, and write a quote within a quoted value twice.`,
      { line: row },
    );
  }

  /** The parser would replace what is no UTF-8 without a word. */
  private checkUtf8(bytes: Uint8Array): void {
    try {
      this.utf8.decode(bytes, { stream: true });
      for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) this.line += 1;
    } catch {
      const bad = firstInvalidByte(bytes);
      const before = bytes.subarray(0, bad);
      const lines = before.reduce((count, byte) => count + (byte === 0x0a ? 1 : 0), 0);
      const line = this.line + lines;
      const inLine = bad - (before.lastIndexOf(0x0a) + 1);
      throw new AppError("bad_request", `Line ${line}: ${notUtf8(inLine)}`, { line });
    }
  }
}

const columnNames = (values: readonly string[]) =>
  values.map((name, at) => (name.trim() === "" ? `column ${at + 1}` : name.trim()));

/** How many columns the first rows of a text have by a delimiter, and how many of those rows agree: 0 to 1. */
export function columnsBy(
  head: string,
  delimiter: Delimiter,
): { columns: number; agree: number; names: string[] } {
  const [names = [], ...rows] = firstRows(head, delimiter);
  const same = rows.filter((values) => values.length === names.length).length;
  return {
    columns: names.length,
    agree: rows.length === 0 ? 0 : same / rows.length,
    names: columnNames(names),
  };
}

/** The head may end within quotes: what came before them is enough. */
function firstRows(head: string, delimiter: Delimiter): string[][] {
  return parseText(head, {
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    to: 30,
  });
}
