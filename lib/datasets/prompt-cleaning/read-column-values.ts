import type { ColumnMetaData, DecodedArray, PageHeader, SchemaTree } from "hyparquet";
import { parquetHeader, readPage } from "hyparquet/src/column.js";
import { convert, DEFAULT_PARSERS } from "hyparquet/src/convert.js";
import { getTreePath } from "hyparquet/src/schema.js";
import { compressors } from "hyparquet-compressors";
import { AppError } from "@/lib/app-error";
import type { FileBytes } from "./read-file-rows";

/** Most pages are of about a megabyte, with their head. */
const WINDOW = 1024 * 1024;
/** A head holds the least and the greatest value of its page, which may be long texts. */
const LARGEST_HEAD = 64 * 1024 * 1024;

/**
 * The values of a flat column of one row group, a page at a time. The library reads a column's chunk as a whole, and
 * in a file that is one row group that is a good part of the file.
 */
export async function* readColumnValues(
  file: FileBytes,
  schema: SchemaTree,
  chunk: ColumnMetaData,
): AsyncGenerator<DecodedArray> {
  const schemaPath = getTreePath(schema, chunk.path_in_schema);
  const decoder = {
    ...chunk,
    pathInSchema: chunk.path_in_schema,
    element: schemaPath[schemaPath.length - 1]!.element,
    schemaPath,
    compressors,
    parsers: DEFAULT_PARSERS,
  };
  const start = Number(chunk.dictionary_page_offset || chunk.data_page_offset);
  const end = start + Number(chunk.total_compressed_size);
  let dictionary: DecodedArray | undefined;
  for (let at = start; at < end; ) {
    const page = await readWholePage(file, at, end);
    const { data } = readPage(
      { view: page.view, offset: page.bodyAt },
      page.header,
      decoder,
      dictionary,
      undefined,
      0,
    );
    at = page.next;
    if (data === undefined) continue;
    if (page.header.type === "DICTIONARY_PAGE") dictionary = convert(data, decoder);
    else if (data.length > 0) yield data;
  }
}

type Page = { header: PageHeader; view: DataView; bodyAt: number; next: number };

async function readWholePage(file: FileBytes, at: number, end: number): Promise<Page> {
  for (let window = WINDOW; ; window *= 2) {
    const view = viewOf(await file.read(at, Math.min(end, at + window)));
    const reader = { view, offset: 0 };
    const header = readHeader(reader, at + window < end && window < LARGEST_HEAD);
    if (header === null) continue;
    const bodyAt = reader.offset;
    const next = at + bodyAt + header.compressed_page_size;
    if (bodyAt + header.compressed_page_size <= view.byteLength) return { header, view, bodyAt, next };
    if (next > end)
      throw new AppError("bad_request", "The Parquet file is damaged: a page ends outside its column.");
    return { header, view: viewOf(await file.read(at + bodyAt, next)), bodyAt: 0, next };
  }
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Null where the window ends before the head does. */
function readHeader(reader: { view: DataView; offset: number }, mayGrow: boolean): PageHeader | null {
  try {
    return parquetHeader(reader);
  } catch (error) {
    if (mayGrow && error instanceof RangeError) return null;
    throw error;
  }
}
