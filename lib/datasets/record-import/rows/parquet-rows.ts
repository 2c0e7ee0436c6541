import { AppError, isAppError } from "@/lib/app-error";
import type { FileBytes } from "../../prompt-cleaning/file-bytes";
import { readParquetColumns, readParquetRows } from "../../prompt-cleaning/read-parquet-rows";
import { goodRow, type ImportRow } from "./import-row";

/**
 * The rows of a Parquet file with the values that JSON has. `columns`: those that are read; null: all. Throws
 * `bad_request` for a damaged one.
 */
export async function* parquetRows(
  file: FileBytes,
  columns: readonly string[] | null,
): AsyncGenerator<ImportRow[]> {
  let row = 0;
  try {
    const wanted = columns ?? (await readParquetColumns(file));
    for await (const rows of readParquetRows(file, wanted)) {
      yield rows.map((values) => goodRow(++row, plainValue(values)));
    }
  } catch (error) {
    if (isAppError(error)) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new AppError(
      "bad_request",
      `After row ${row}, the Parquet file cannot be read (${why}); copy it again.`,
      {
        line: row + 1,
      },
    );
  }
}

/** Whole numbers of 64 bits, moments and bytes as JSON writes them. */
function plainValue(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return typeof value === "bigint" ? Number(value) : value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (Array.isArray(value)) return value.map(plainValue);
  for (const [name, inner] of Object.entries(value)) {
    const plain = plainValue(inner);
    if (plain !== inner) (value as Record<string, unknown>)[name] = plain;
  }
  return value;
}
