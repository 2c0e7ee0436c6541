import { type FileMetaData, parquetMetadataAsync, parquetReadObjects, parquetSchema } from "hyparquet";
import { isFlatColumn } from "hyparquet/src/schema.js";
import { compressors } from "hyparquet-compressors";
import { AppError } from "@/lib/app-error";
import { readColumnValues } from "./read-column-values";
import type { FileBytes } from "./read-file-rows";

type ParquetRow = Record<string, unknown>;

/** The names of the columns of a Parquet file. Throws `bad_request` for a damaged one. */
export async function readParquetColumns(file: FileBytes): Promise<string[]> {
  return parquetSchema(await readMetadata(file)).children.map(({ element }) => element.name);
}

/**
 * The rows of a Parquet file in batches, with those of `columns` that it has. Page by page: row groups are of any
 * size, often the whole file. Only a column of lists or structures is read a row group at a time.
 */
export async function* readParquetRows(
  file: FileBytes,
  columns: readonly string[],
): AsyncGenerator<ParquetRow[]> {
  const metadata = await readMetadata(file);
  const schema = parquetSchema(metadata);
  const wanted = schema.children.filter(({ element }) => columns.includes(element.name));
  const isFlat = wanted.every((column) => isFlatColumn([schema, column]));
  if (wanted.length === 0) return;
  yield* isFlat ? readFlatRows(file, metadata, columns) : readNestedRows(file, metadata, columns);
}

async function readMetadata(file: FileBytes): Promise<FileMetaData> {
  try {
    return await parquetMetadataAsync(bufferOf(file));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new AppError("bad_request", `The Parquet file cannot be read: ${why}.`);
  }
}

const bufferOf = ({ size, read }: FileBytes) => ({
  byteLength: size,
  slice: async (start: number, end = size) => (await read(start, end)).buffer,
});

async function* readFlatRows(
  file: FileBytes,
  metadata: FileMetaData,
  columns: readonly string[],
): AsyncGenerator<ParquetRow[]> {
  const schema = parquetSchema(metadata);
  for (const group of metadata.row_groups) {
    const chunks = group.columns.flatMap(({ meta_data: chunk }) => {
      const name = chunk?.path_in_schema[0];
      if (chunk === undefined || name === undefined || !columns.includes(name)) return [];
      return [
        { name, pages: readColumnValues(file, schema, chunk), values: [] as ArrayLike<unknown>, at: 0 },
      ];
    });
    for (let left = Number(group.num_rows); left > 0; ) {
      for (const column of chunks) {
        while (column.at >= column.values.length) {
          const page = await column.pages.next();
          if (page.done) throw new AppError("bad_request", `The column “${column.name}” ends too early.`);
          column.values = page.value;
          column.at = 0;
        }
      }
      const count = Math.min(left, ...chunks.map(({ values, at }) => values.length - at));
      yield Array.from({ length: count }, (_, row) =>
        Object.fromEntries(chunks.map(({ name, values, at }) => [name, values[at + row]])),
      );
      for (const column of chunks) column.at += count;
      left -= count;
    }
  }
}

async function* readNestedRows(
  file: FileBytes,
  metadata: FileMetaData,
  columns: readonly string[],
): AsyncGenerator<ParquetRow[]> {
  const names = parquetSchema(metadata).children.map(({ element }) => element.name);
  let rowStart = 0;
  for (const { num_rows: rows } of metadata.row_groups) {
    const rowEnd = rowStart + Number(rows);
    yield await parquetReadObjects({
      file: bufferOf(file),
      metadata,
      compressors,
      columns: names.filter((name) => columns.includes(name)),
      rowStart,
      rowEnd,
    });
    rowStart = rowEnd;
  }
}
