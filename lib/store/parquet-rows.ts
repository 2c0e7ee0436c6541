import type { SchemaElement } from "hyparquet";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { Column, ColumnType, JsonValue, Row } from "@/lib/exports/column";
import type { RowBytes } from "./row-bytes";

/** A row group is written when it has so many rows or characters: what is held in memory at once. */
const GROUP_ROWS = 20_000;
const GROUP_CHARACTERS = 16 * 1024 * 1024;

/**
 * Rows as a Parquet file, row group by row group, so that a file of any size needs the memory of one group. Moments
 * and JSON are texts, whole numbers 64 bits wide, lists and messages nested: as the dataset card says.
 */
export function openParquetRows(columns: readonly Column[]): RowBytes {
  const bytes = new ByteWriter();
  const schema: SchemaElement[] = [
    { name: "root", num_children: columns.length },
    ...columns.flatMap(schemaOf),
  ];
  const writer = new ParquetWriter({ writer: bytes, schema, createdBy: "Self-Align Studio" });
  let held: unknown[][] = columns.map(() => []);
  let heldCharacters = 0;
  const writeGroup = () => {
    writer.write({
      columnData: columns.map(({ name }, index) => ({ name, data: held[index] ?? [] })),
      rowGroupSize: GROUP_ROWS,
    });
    held = columns.map(() => []);
    heldCharacters = 0;
  };
  return {
    row: (row: Row) => {
      for (const [index, { name, type }] of columns.entries()) {
        const value = row[name] ?? null;
        heldCharacters += typeof value === "string" ? value.length : 16;
        held[index]?.push(parquetValue(value, type));
      }
      if ((held[0]?.length ?? 0) < GROUP_ROWS && heldCharacters < GROUP_CHARACTERS) return null;
      writeGroup();
      return takeBytes(bytes);
    },
    end: () => {
      if ((held[0]?.length ?? 0) > 0) writeGroup();
      writer.finish();
      return takeBytes(bytes);
    },
  };
}

/** What was written so far; `offset`, by which the file's footer finds its parts, goes on. */
function takeBytes(writer: ByteWriter): Uint8Array {
  const taken = new Uint8Array(writer.buffer.slice(0, writer.index));
  writer.index = 0;
  return taken;
}

function parquetValue(value: JsonValue, type: ColumnType): unknown {
  if (value === null) return null;
  if (type === "int") return BigInt(value as number);
  if (type === "ints") return (value as number[]).map(BigInt);
  if (type === "json") return JSON.stringify(value);
  return value;
}

const text = { type: "BYTE_ARRAY", converted_type: "UTF8" } as const;
const leaves = {
  string: text,
  json: text,
  timestamp: text,
  int: { type: "INT64" },
  float: { type: "DOUBLE" },
  boolean: { type: "BOOLEAN" },
} as const;

function schemaOf({ name, type, isNullable }: Column): SchemaElement[] {
  const repetition_type = isNullable ? "OPTIONAL" : "REQUIRED";
  switch (type) {
    case "strings":
      return listOf(name, repetition_type, [{ name: "element", repetition_type: "REQUIRED", ...text }]);
    case "ints":
      return listOf(name, repetition_type, [{ name: "element", repetition_type: "REQUIRED", type: "INT64" }]);
    case "messages":
      return listOf(name, repetition_type, pairOf("role", "content"));
    case "conversations":
      return listOf(name, repetition_type, pairOf("from", "value"));
    default:
      return [{ name, repetition_type, ...leaves[type] }];
  }
}

function listOf(
  name: string,
  repetition_type: "OPTIONAL" | "REQUIRED",
  element: SchemaElement[],
): SchemaElement[] {
  return [
    { name, repetition_type, num_children: 1, converted_type: "LIST" },
    { name: "list", repetition_type: "REPEATED", num_children: 1 },
    ...element,
  ];
}

const pairOf = (...names: string[]): SchemaElement[] => [
  { name: "element", repetition_type: "REQUIRED", num_children: names.length },
  ...names.map((name): SchemaElement => ({ name, repetition_type: "REQUIRED", ...text })),
];
