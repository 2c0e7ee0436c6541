/**
 * What a column holds, for containers that must know it beforehand (Parquet) or have no word for it (CSV).
 * `strings`, `ints`: lists of these. `messages`: a list of {role, content}; `conversations`: a list of {from, value}.
 * `json`: any value, as JSON text where a container has no such type. `timestamp`: ISO 8601 text in UTC.
 */
export type ColumnType =
  | "string"
  | "int"
  | "float"
  | "boolean"
  | "timestamp"
  | "strings"
  | "ints"
  | "messages"
  | "conversations"
  | "json";

export type Column = {
  name: string;
  type: ColumnType;
  /** Whether a row may hold null in it. */
  isNullable: boolean;
};

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** One row of an export: a value for each column of its format, in the columns' order. */
export type Row = { [column: string]: JsonValue };

/** A column that always has a value. */
export const column = (name: string, type: ColumnType = "string"): Column => ({
  name,
  type,
  isNullable: false,
});

export const nullable = (name: string, type: ColumnType = "string"): Column => ({
  name,
  type,
  isNullable: true,
});
