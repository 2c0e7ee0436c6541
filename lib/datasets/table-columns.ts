import { z } from "zod";

/** What a table of records can show, in the order in which it is offered. */
export const columnNames = [
  "number",
  "request",
  "fingerprint",
  "verdict",
  "reply",
  "review",
  "topic",
  "question_type",
  "build",
  "score",
  "nearest",
  "prompt_tokens",
  "completion_tokens",
  "time",
  "tags",
  "edited",
  "script",
  "leak",
  "finish",
  "thoughts",
  "output",
  "created",
] as const;
export type ColumnName = (typeof columnNames)[number];

/** In pixels. */
const columnWidths = { min: 32, max: 1_200 };

/** A column as wide as it was made, in pixels; without a width, as wide as it is by itself. */
const tableColumnSchema = z.object({
  name: z.enum(columnNames),
  width: z.int().min(columnWidths.min).max(columnWidths.max).optional(),
});

/** The columns of a table from left to right, each once. The request always has one: every row begins with it. */
export const tableColumnsSchema = z
  .array(tableColumnSchema)
  .min(1)
  .max(columnNames.length)
  .refine((columns) => new Set(columns.map(({ name }) => name)).size === columns.length, {
    message: "A column stands there twice.",
  })
  .refine((columns) => columns.some(({ name }) => name === "request"), {
    message: "The request cannot be left out.",
  });
export type TableColumns = z.infer<typeof tableColumnsSchema>;

export const defaultColumns: TableColumns = [
  { name: "number" },
  { name: "request" },
  { name: "fingerprint" },
  { name: "verdict" },
  { name: "reply" },
  { name: "review" },
];

/** On at the end of the row, or off; the request stays. */
export function toggleColumn(columns: TableColumns, name: ColumnName): TableColumns {
  if (name === "request") return columns;
  return columns.some((column) => column.name === name)
    ? columns.filter((column) => column.name !== name)
    : [...columns, { name }];
}

/** One place to the left (-1) or to the right (1); at the edge it stays. */
export function moveColumn(columns: TableColumns, name: ColumnName, by: -1 | 1): TableColumns {
  const at = columns.findIndex((column) => column.name === name);
  const other = columns[at + by];
  const moved = columns[at];
  if (moved === undefined || other === undefined) return columns;
  return columns.with(at, other).with(at + by, moved);
}

/** Held within what a column may be; null: as wide as it is by itself again. */
export function resizeColumn(columns: TableColumns, name: ColumnName, width: number | null): TableColumns {
  const held =
    width === null ? null : Math.round(Math.min(columnWidths.max, Math.max(columnWidths.min, width)));
  return columns.map((column) =>
    column.name !== name ? column : { name, ...(held === null ? {} : { width: held }) },
  );
}
