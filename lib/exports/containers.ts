import type { Column, Row } from "./column";
import { csvHeader, writeCsvRow } from "./csv";
import type { ContainerName } from "./export-wish";

/**
 * How rows stand in a file of text: `opening`, the rows with `between` them, `closing`. A file without rows is
 * `opening` and `closing`. Parquet is bytes and written from the columns by whoever holds the file.
 */
type TextFraming = {
  opening: (columns: readonly Column[]) => string;
  row: (row: Row, columns: readonly Column[]) => string;
  between: string;
  /** `hasRows`: whether any was written. */
  closing: (hasRows: boolean) => string;
};

type Container = {
  name: ContainerName;
  title: string;
  extension: string;
  contentType: string;
  /** Null: not text. */
  framing: TextFraming | null;
};

/** Without its newline; a newline in a text is escaped, so a row is one line whatever it holds. */
export function writeJsonLine(row: Row): string {
  return JSON.stringify(row);
}

export const containers: Record<ContainerName, Container> = {
  jsonl: {
    name: "jsonl",
    title: "JSONL",
    extension: "jsonl",
    contentType: "application/x-ndjson; charset=utf-8",
    framing: {
      opening: () => "",
      row: writeJsonLine,
      between: "\n",
      closing: (hasRows) => (hasRows ? "\n" : ""),
    },
  },
  json: {
    name: "json",
    title: "JSON",
    extension: "json",
    contentType: "application/json; charset=utf-8",
    framing: {
      opening: () => "[\n",
      row: writeJsonLine,
      between: ",\n",
      closing: (hasRows) => (hasRows ? "\n]\n" : "]\n"),
    },
  },
  csv: {
    name: "csv",
    title: "CSV",
    extension: "csv",
    contentType: "text/csv; charset=utf-8",
    framing: {
      opening: csvHeader,
      row: writeCsvRow,
      between: "",
      closing: () => "",
    },
  },
  parquet: {
    name: "parquet",
    title: "Parquet",
    extension: "parquet",
    contentType: "application/vnd.apache.parquet",
    framing: null,
  },
};
